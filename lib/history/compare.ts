import type { Minor } from '../kubernetes/minor';
import { rolls, type TemplateChange } from '../kubernetes/roll/rolls';
import { isObject, type JsonObject, own } from '../kubernetes/value';
import { podReferences } from '../manifests/pod-references';
import { baseNameOf } from '../manifests/versioned-config';
import type { Revision, WorkloadKind } from './history';
import { nameOf } from './texts';

/** A key of a ConfigMap whose value is not the same in two revisions. */
export interface ConfigChange {
  /** The name without its hash. */
  readonly config: string;

  /** `data.nginx.conf`, or `binaryData.logo`. */
  readonly key: string;

  /** Its value; undefined where there was none. */
  readonly before: string | undefined;

  /** Its value; undefined where there is none any more. */
  readonly after: string | undefined;
}

/** In what two revisions differ. */
export interface RevisionDifference {
  /** By the field, both defaulted; the names of versioned ConfigMaps are left out, for `config` says more. */
  readonly template: readonly TemplateChange[];

  /** Key by key, ConfigMap by ConfigMap. */
  readonly config: readonly ConfigChange[];
}

/** A template with the ConfigMaps that it refers to. */
export type Content = Pick<Revision, 'template' | 'config'>;

/**
 * In what one revision differs from another of the same workload.
 * @param minor at which both are defaulted
 */
export function compareRevisions(
  kind: WorkloadKind,
  before: Content,
  after: Content,
  minor: Minor,
): RevisionDifference {
  const workload = ({ template }: Content) => ({ apiVersion: 'apps/v1', kind, spec: { template } });
  const changes = rolls(workload(before), workload(after), minor)?.changes ?? [];
  const [old, now] = [byBaseName(before.config), byBaseName(after.config)];
  const isRenamed = (change: TemplateChange) => {
    const names = [change.before, change.after].map((name) =>
      typeof name === 'string' ? baseNameOf(name) : undefined,
    );
    return names[0] !== undefined && names[0] === names[1] && old.has(names[0]) && now.has(names[0]);
  };
  return {
    template: changes.filter((change) => !isRenamed(change)),
    config: [...new Set([...old.keys(), ...now.keys()])].flatMap((name) =>
      configChanges(name, old.get(name), now.get(name)),
    ),
  };
}

function byBaseName(config: readonly JsonObject[]): ReadonlyMap<string, JsonObject> {
  return new Map(config.map((object) => [baseNameOf(nameOf(object)) ?? nameOf(object), object]));
}

function configChanges(
  config: string,
  before: JsonObject | undefined,
  after: JsonObject | undefined,
): readonly ConfigChange[] {
  return ['data', 'binaryData'].flatMap((field) => {
    const [old, now] = [before, after].map((object) => own(object, field));
    const keys = [old, now].flatMap((map) => (isObject(map) ? Object.keys(map) : []));
    return [...new Set(keys)]
      .map((key) => ({ config, key: `${field}.${key}`, before: text(own(old, key)), after: text(own(now, key)) }))
      .filter((change) => change.before !== change.after);
  });
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The images of a revision by container, init containers first. */
export function imagesOf({ template }: Pick<Revision, 'template'>): ReadonlyMap<string, string> {
  const spec = own(template, 'spec');
  const containers = ['initContainers', 'containers'].flatMap((key) => {
    const list = own(spec, key);
    return Array.isArray(list) ? list : [];
  });
  return new Map(
    containers.map((container) => [String(own(container, 'name')), String(own(container, 'image') ?? '')]),
  );
}

/** Something that a template refers to and the history does not hold: an undo finds it as it is then. */
export interface NotRestored {
  /** What it is. */
  readonly kind: 'ConfigMap' | 'Secret';

  /** As the template refers to it. */
  readonly name: string;

  /** Why, for people. */
  readonly reason: string;
}

/** What an undo to a revision cannot bring back. */
export function notRestored({ template, config }: Content): readonly NotRestored[] {
  const { configMaps, secrets } = podReferences(template);
  const held = new Set(config.map(nameOf));
  return [
    ...configMaps
      .filter((name) => !held.has(name))
      .map((name) => ({ kind: 'ConfigMap', name, reason: 'its name does not say what is in it' }) as const),
    ...secrets.map((name) => ({ kind: 'Secret', name, reason: 'secret data do not belong in Git' }) as const),
  ];
}
