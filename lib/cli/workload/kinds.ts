/** A kind as kubectl's command line knows it. */
export interface Kind {
  readonly kind: string;

  /** Empty for the core group. */
  readonly group: string;

  /** As the API names its objects, `deployments`. */
  readonly resource: string;

  /** `deploy`; the same as the resource where there is none. */
  readonly short: string;

  /** The kinds that kubectl's rollout commands know: those that have a history, and those that they refuse by name. */
  readonly rollout: 'history' | 'none' | 'unknown';
}

const KINDS: readonly Kind[] = [
  { kind: 'Deployment', group: 'apps', resource: 'deployments', short: 'deploy', rollout: 'history' },
  { kind: 'StatefulSet', group: 'apps', resource: 'statefulsets', short: 'sts', rollout: 'history' },
  { kind: 'DaemonSet', group: 'apps', resource: 'daemonsets', short: 'ds', rollout: 'history' },
  { kind: 'ReplicaSet', group: 'apps', resource: 'replicasets', short: 'rs', rollout: 'none' },
  { kind: 'Job', group: 'batch', resource: 'jobs', short: 'jobs', rollout: 'none' },
  { kind: 'CronJob', group: 'batch', resource: 'cronjobs', short: 'cj', rollout: 'none' },
  { kind: 'Pod', group: '', resource: 'pods', short: 'po', rollout: 'none' },
  { kind: 'ReplicationController', group: '', resource: 'replicationcontrollers', short: 'rc', rollout: 'none' },
  { kind: 'Service', group: '', resource: 'services', short: 'svc', rollout: 'unknown' },
  { kind: 'ConfigMap', group: '', resource: 'configmaps', short: 'cm', rollout: 'unknown' },
  { kind: 'Secret', group: '', resource: 'secrets', short: 'secrets', rollout: 'unknown' },
];

/**
 * The kind that a word of the command line means: `deploy`, `deployment`, `Deployments`, `deployments.apps`,
 * `deployments.v1.apps`. Case does not count but in short names, as for kubectl.
 */
export function kindOf(word: string): Kind | undefined {
  const [name = '', ...rest] = word.split('.');
  const group = rest[0] === 'v1' ? rest.slice(1).join('.') : rest.join('.');
  const lower = name.toLowerCase();
  return KINDS.find(
    (kind) =>
      (rest.length === 0 || group === kind.group) &&
      (name === kind.short || lower === kind.resource || lower === kind.kind.toLowerCase()),
  );
}

/** `Job.batch`, `Pod`: a kind as kubectl's errors name it. */
export function groupKind({ kind, group }: Kind): string {
  return group === '' ? kind : `${kind}.${group}`;
}

/** `jobs.batch`, `pods`. */
export function groupResource({ resource, group }: Kind): string {
  return group === '' ? resource : `${resource}.${group}`;
}
