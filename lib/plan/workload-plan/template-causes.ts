import type { TemplateChange } from '../../kubernetes/roll/rolls';
import { isObject, type JsonObject, own } from '../../kubernetes/value';
import type { Cause, ConfigDifference } from '../cause';
import { fieldChange } from '../field-change';

/** Finds a ConfigMap or Secret of the workload's namespace and target before the change, and after it. */
export interface ConfigVersions {
  before(kind: 'ConfigMap' | 'Secret', name: string): JsonObject | undefined;
  after(kind: 'ConfigMap' | 'Secret', name: string): JsonObject | undefined;
}

const CONTAINER = /^spec\.template\.spec\.(initContainers|containers)\[(\d+)\]/;

/** The fields of a pod template that name a ConfigMap or a Secret. */
const CONFIG_NAME =
  /\.(?:(configMap|configMapRef|configMapKeyRef)\.name|(?:secret|secretRef|secretKeyRef)\.name|secret\.secretName)$/;

const DATA = ['data', 'binaryData', 'stringData'] as const;

/** Why pods are replaced: each field of the template, with its container and, where it names config, what differs in that. */
export function templateCauses(
  changes: readonly TemplateChange[],
  live: JsonObject,
  next: JsonObject,
  versions: ConfigVersions,
): readonly Cause[] {
  return changes.map(({ path, before, after }) => {
    const container = containerOf(path, after === undefined ? live : next);
    const config = configOf(path, before, after, versions);
    return {
      ...fieldChange(String(next.kind), path, before, after),
      ...(container === undefined ? {} : { container }),
      ...(config === undefined ? {} : { config }),
    };
  });
}

/** Whether nothing differs but when a restart was asked for. */
export function isRestart(changes: readonly TemplateChange[]): boolean {
  const path = 'spec.template.metadata.annotations[kubectl.kubernetes.io/restartedAt]';
  const annotations = 'spec.template.metadata.annotations';
  const restartOnly = (value: unknown) =>
    value === undefined || (isObject(value) && Object.keys(value).every((key) => key.endsWith('/restartedAt')));
  return (
    changes.length > 0 &&
    changes.every(
      (change) =>
        change.path === path ||
        (change.path === annotations && restartOnly(change.before) && restartOnly(change.after)),
    )
  );
}

function containerOf(path: string, object: JsonObject): string | undefined {
  const [, list = '', index = ''] = CONTAINER.exec(path) ?? [];
  const containers = own(own(own(own(object, 'spec'), 'template'), 'spec'), list);
  const name = own(Array.isArray(containers) ? containers[Number(index)] : undefined, 'name');
  return typeof name === 'string' ? name : undefined;
}

function configOf(path: string, from: unknown, to: unknown, versions: ConfigVersions): ConfigDifference | undefined {
  const match = CONFIG_NAME.exec(path);
  if (match === null || typeof from !== 'string' || typeof to !== 'string') {
    return undefined;
  }
  const kind = match[1] === undefined ? 'Secret' : 'ConfigMap';
  const [before, after] = [versions.before(kind, from), versions.after(kind, to)];
  return before === undefined || after === undefined
    ? undefined
    : { kind, from, to, changes: dataChanges(before, after) };
}

/** The keys in which two ConfigMaps or Secrets differ. */
export function dataChanges(before: JsonObject, after: JsonObject): ConfigDifference['changes'] {
  return DATA.flatMap((field) => {
    const [old, now] = [own(before, field), own(after, field)];
    const keys = [...new Set([old, now].flatMap((data) => (isObject(data) ? Object.keys(data) : [])))].sort();
    return keys
      .filter((key) => own(old, key) !== own(now, key))
      .map((key) => fieldChange(String(after.kind), `${field}[${key}]`, own(old, key), own(now, key)));
  });
}
