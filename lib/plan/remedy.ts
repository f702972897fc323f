import type { Refusal } from '../kubernetes/validation/errors';

/** What to do where the API server refuses a change, and what that costs. */
export interface Remedy {
  /** What to do in place of the change, in one sentence. */
  readonly fix: string;

  /** What it costs, in one sentence. */
  readonly cost: string;
}

/** A kind, the end or beginning of a path or message that is refused, and the way out. */
type Rule = readonly [kind: RegExp, refusal: RegExp, remedy: (name: string) => Remedy];

/** The first that fits counts. */
const RULES: readonly Rule[] = [
  [
    /^Deployment$/,
    /^spec\.selector: .*field is immutable/,
    (name) => ({
      fix: `give it a new name, let both run, and remove ${name} when the new one serves; or delete and create it`,
      cost: `deleting deployment/${name} stops all its pods before the new ones start, unless it is deleted with --cascade=orphan`,
    }),
  ],
  [
    /^DaemonSet$/,
    /^spec\.selector: .*field is immutable/,
    (name) => ({
      fix: `delete it with kubectl delete daemonset ${name} --cascade=orphan and create it again`,
      cost: 'the pods of the old selector go on beside the new ones until they are deleted by hand',
    }),
  ],
  [
    /^StatefulSet$/,
    /^spec: Forbidden: updates to statefulset spec/,
    (name) => ({
      fix: `delete it with kubectl delete statefulset ${name} --cascade=orphan and apply again`,
      cost: 'its pods and claims stay and are taken over where the selector still fits; nothing mends a lost pod meanwhile',
    }),
  ],
  [
    /^(?:ConfigMap|Secret)$/,
    /immutable/,
    () => ({
      fix: 'give every version a name of its own, such as one with the hash of its data, and refer to that',
      cost: 'deleting and creating it under the same name reaches running pods at some time or never, and an undo finds the new data',
    }),
  ],
  [
    /^Service$/,
    /may not change once set|field is immutable|expected an IPv[46] value as indicated/,
    (name) => ({
      fix: `make a Service of another name and move its users, or delete and create ${name}`,
      cost: 'a Service that is deleted has no address until it is created, and may get another one',
    }),
  ],
  [
    /^Job$/,
    /field is immutable|in tandem/,
    () => ({
      fix: 'give the Job another name for each version, such as one with a hash, or delete it before the apply',
      cost: 'deleting a Job ends its running pods, and what they did is not undone',
    }),
  ],
  [
    /^PersistentVolumeClaim$/,
    /immutable after creation|less than/,
    () => ({
      fix: 'make a claim of another name and copy the data',
      cost: 'deleting a claim can delete its volume and the data, as its reclaim policy says',
    }),
  ],
  [
    /^(?:Cluster)?RoleBinding$/,
    /cannot change roleRef/,
    (name) => ({
      fix: `delete and create ${name}`,
      cost: 'its subjects have no rights from the role in between',
    }),
  ],
  [
    /^StorageClass$/,
    /field is immutable/,
    (name) => ({
      fix: `make a class of another name, or delete and create ${name}`,
      cost: 'claims made in between stay pending; volumes that exist do not change',
    }),
  ],
];

/** The way out of a refused change of a frozen field; undefined where another value is all that helps. */
export function remedyOf(kind: string, name: string, { path, message }: Refusal): Remedy | undefined {
  const said = path === '' ? message : `${path}: ${message}`;
  return RULES.find(([kinds, refusals]) => kinds.test(kind) && refusals.test(said))?.[2](name);
}
