import type { JsonObject } from '../../../lib/kubernetes/value';
import { workload } from '../scratch-project';

/**
 * What kubectl says of a cluster in which somebody went back to the first image of the Deployment `web`: its first
 * ReplicaSet is the third revision now.
 */
export function kubectl([, resource = '']: readonly string[]) {
  const made = (image: string, revision: string, cause: string): JsonObject => {
    const { spec } = workload('Deployment', 'web', image);
    const annotations = { 'deployment.kubernetes.io/revision': revision, 'kubernetes.io/change-cause': cause };
    const ownerReferences = [{ uid: 'a', controller: true }];
    return { kind: 'ReplicaSet', metadata: { name: image, annotations, ownerReferences }, spec };
  };
  const { metadata, ...live } = workload('Deployment', 'web', 'nginx:1');
  const answers: Readonly<Record<string, JsonObject>> = {
    'deployments.apps': { ...live, metadata: { ...(metadata as JsonObject), uid: 'a' } },
    'replicasets.apps': { items: [made('nginx:2', '2', 'second'), made('nginx:1', '3', 'first')] },
    configmaps: { items: [] },
  };
  return { code: 0, out: JSON.stringify(answers[resource]), err: '' };
}
