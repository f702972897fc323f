import { compareTexts } from '../../kubernetes/compare-texts';
import { isObject, type JsonObject, own } from '../../kubernetes/value';
import type { ConfigInPlace } from '../cause';

type ConfigKind = ConfigInPlace['kind'];
type Way = ConfigInPlace['as'];

/** One way in which the pods of a template read a ConfigMap or Secret. */
export interface ConfigUse {
  readonly kind: ConfigKind;
  readonly name: string;
  readonly as: Way;

  /** Whether running pods see a change: a volume is kept up to date in containers that run. */
  readonly isLive: boolean;

  /** Whether pods start without it. */
  readonly isOptional: boolean;

  /**
   * The keys that are read.
   * @default - all
   */
  readonly keys?: readonly string[];
}

/** How the pods of a template read config, each way once for each place in the template. */
export function configUses(workload: unknown): readonly ConfigUse[] {
  const spec = own(own(own(workload, 'spec'), 'template'), 'spec');
  const first = listOf(spec, 'initContainers');
  const ending = first.filter((container) => own(container, 'restartPolicy') !== 'Always');
  const containers = [...first, ...listOf(spec, 'containers')];
  const running = containers.filter((container) => !ending.includes(container));
  return [
    ...containers.flatMap(environmentUses),
    ...listOf(spec, 'volumes').flatMap((volume) => {
      const uses = volumeUses(volume, running, true);
      return uses.length > 0 ? uses : volumeUses(volume, ending, false);
    }),
  ];
}

function environmentUses(container: unknown): readonly ConfigUse[] {
  const single = listOf(container, 'env').flatMap((variable) => {
    const from = own(variable, 'valueFrom');
    return [
      ...use('ConfigMap', own(from, 'configMapKeyRef'), 'environment', 'name'),
      ...use('Secret', own(from, 'secretKeyRef'), 'environment', 'name'),
    ];
  });
  const whole = listOf(container, 'envFrom').flatMap((from) => [
    ...use('ConfigMap', own(from, 'configMapRef'), 'environment', 'name'),
    ...use('Secret', own(from, 'secretRef'), 'environment', 'name'),
  ]);
  return [...single, ...whole];
}

function volumeUses(volume: unknown, containers: readonly unknown[], isRunning: boolean): readonly ConfigUse[] {
  const name = own(volume, 'name');
  const mounts = containers.flatMap((container) =>
    listOf(container, 'volumeMounts').filter((mount) => own(mount, 'name') === name),
  );
  const hasSubPath = (mount: unknown) => ['subPath', 'subPathExpr'].some((key) => (own(mount, key) ?? '') !== '');
  const ways = new Set(mounts.map((mount): Way => (hasSubPath(mount) ? 'subPath' : 'volume')));
  const sources = listOf(own(volume, 'projected'), 'sources');
  const uses = [...ways].flatMap((way) => [
    ...use('ConfigMap', own(volume, 'configMap'), way, 'name'),
    ...use('Secret', own(volume, 'secret'), way, 'secretName'),
    ...sources.flatMap((source) => [
      ...use('ConfigMap', own(source, 'configMap'), way, 'name'),
      ...use('Secret', own(source, 'secret'), way, 'name'),
    ]),
  ]);
  return uses.map((each) => ({ ...each, isLive: isRunning && each.as === 'volume' }));
}

function use(kind: ConfigKind, reference: unknown, as: Way, nameKey: string): readonly ConfigUse[] {
  const name = own(reference, nameKey);
  if (typeof name !== 'string') {
    return [];
  }
  const key = own(reference, 'key');
  const items = listOf(reference, 'items').map((item) => own(item, 'key'));
  const keys = (typeof key === 'string' ? [key] : items).filter((one) => typeof one === 'string');
  const isOptional = own(reference, 'optional') === true;
  return [{ kind, name, as, isLive: false, isOptional, ...(keys.length > 0 ? { keys } : {}) }];
}

function listOf(object: unknown, key: string): readonly unknown[] {
  const list = isObject(object) ? own(object, key) : undefined;
  return Array.isArray(list) ? list : [];
}

/** Finds a ConfigMap or Secret of a side. */
export type FindConfig = (kind: ConfigKind, name: string) => JsonObject | undefined;

/** Config that both templates read and that is not the same before and after, by kind, name and way. */
export function configInPlace(
  live: JsonObject,
  next: JsonObject,
  before: FindConfig,
  after: FindConfig,
  isReplaced: boolean,
): readonly ConfigInPlace[] {
  const found = new Map<string, ConfigInPlace>();
  const uses = configUses(next);
  const wasRead = new Set((live === next ? uses : configUses(live)).map(({ kind, name }) => `${kind} ${name}`));
  for (const { kind, name, as, isLive, isOptional, keys } of uses.filter(({ kind, name }) =>
    wasRead.has(`${kind} ${name}`),
  )) {
    const change = changeOf(before(kind, name), after(kind, name), keys);
    if (change !== undefined) {
      // A kubelet empties no volume that needs what is gone.
      const isSeen = isLive && (change !== 'delete' || isOptional);
      const seenBy = isSeen ? 'running pods' : isReplaced ? 'new pods' : 'later pods';
      found.set(`${kind} ${name} ${as} ${seenBy}`, { kind, name, change, as, seenBy });
    }
  }
  return [...found.entries()].sort(([a], [b]) => compareTexts(a, b)).map(([, one]) => one);
}

function changeOf(
  before: JsonObject | undefined,
  after: JsonObject | undefined,
  keys: readonly string[] | undefined,
): ConfigInPlace['change'] | undefined {
  if (before === after) {
    return undefined;
  }
  if (before === undefined || after === undefined) {
    return before === undefined ? 'create' : 'delete';
  }
  const data = (object: JsonObject): JsonObject =>
    Object.assign({}, own(object, 'binaryData'), own(object, 'data'), own(object, 'stringData'));
  const [old, now] = [data(before), data(after)];
  const read = keys ?? [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return read.some((key) => own(old, key) !== own(now, key)) ? 'update' : undefined;
}
