/** The kinds whose fields the table holds, by apiVersion and kind. */
const KINDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'apps/v1': ['apps', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'],
    'autoscaling/v2': ['autoscaling', 'HorizontalPodAutoscaler'],
    'batch/v1': ['batch', 'Job', 'CronJob'],
    v1: ['core', 'Pod', 'ConfigMap', 'Secret', 'Service', 'ServiceAccount', 'Namespace', 'PersistentVolumeClaim'],
    'networking.k8s.io/v1': ['networking', 'Ingress', 'NetworkPolicy'],
    'policy/v1': ['policy', 'PodDisruptionBudget'],
  }).flatMap(([apiVersion, [group, ...kinds]]) =>
    kinds.map((kind): [string, string] => [`${apiVersion} ${kind}`, `${group}.${kind}`]),
  ),
);

/** The table's name for a kind, `apps.Deployment`; undefined for a kind that the table does not hold. */
export function typeOfKind(apiVersion: unknown, kind: unknown): string | undefined {
  return typeof apiVersion === 'string' && typeof kind === 'string' ? KINDS.get(`${apiVersion} ${kind}`) : undefined;
}
