import { list, object } from '../../kubernetes/json';
import { configUses } from '../../plan/workload-plan/config-use';
import type { Workload } from '../manifests/workload';

/** An object without which no pod of a workload starts. */
export interface PodNeed {
  readonly kind: 'ConfigMap' | 'Secret' | 'PersistentVolumeClaim' | 'ServiceAccount';
  readonly name: string;

  /** How the pods need it: `volume`. */
  readonly as: string;

  /** What becomes of new pods where it is not there. */
  readonly without: string;
}

/** What a control plane puts into every namespace. */
const MADE_ANEW: ReadonlySet<string> = new Set(['ServiceAccount default', 'ConfigMap kube-root-ca.crt']);

/** What the pods of a workload need, each once. Pull secrets are left out: without them pods start where images are there. */
export function podNeeds({ writtenPod }: Workload): readonly PodNeed[] {
  const config = configUses({ spec: { template: { spec: writtenPod } } })
    .filter(({ isOptional }) => !isOptional)
    .map(({ kind, name, as }): PodNeed => ({ kind, name, as, without: waiting(as) }));
  // The scheduler looks also at the claims that no container mounts.
  const claims = list(writtenPod.volumes).flatMap((volume) =>
    need('PersistentVolumeClaim', object(volume, 'persistentVolumeClaim').claimName, 'volume', 'are not scheduled'),
  );
  const { serviceAccount, serviceAccountName = serviceAccount } = writtenPod;
  const accounts = need('ServiceAccount', serviceAccountName, 'serviceAccountName', 'are refused');
  const needs = [...config, ...claims, ...accounts].filter(({ kind, name }) => !MADE_ANEW.has(`${kind} ${name}`));
  return [...new Map(needs.map((each) => [`${each.kind} ${each.name}`, each])).values()];
}

function waiting(as: string): string {
  return as === 'environment' ? 'wait in CreateContainerConfigError' : 'wait in ContainerCreating';
}

function need(kind: PodNeed['kind'], name: unknown, as: string, without: string): readonly PodNeed[] {
  return typeof name === 'string' && name !== '' ? [{ kind, name, as, without }] : [];
}
