import type { KubernetesObject } from '../../../control-plane/objects';

/** How many nodes the control plane has. Templates choose the first so many of them. */
export const nodeCount = 7;

/** The nodes that take only pods that tolerate it. */
const tainted: readonly number[] = [2, 5];

/** What of a pod template decides where pods run. */
export interface Placement {
  /** On the first so many nodes. */
  readonly nodes: number;

  /** Also on those that are tainted. */
  readonly tolerates: boolean;
}

/** Which nodes should run a pod, and may go on running one. */
export function eligible({ nodes, tolerates }: Placement) {
  return Array.from({ length: nodeCount }, (_, index) => ({
    name: nodeName(index + 1),
    shouldRun: index < nodes && (tolerates || !tainted.includes(index + 1)),
    shouldContinueRunning: index < nodes,
  }));
}

/** The part of a pod's spec that does it, as a merge patch over that of any other placement. */
export function podPlacement({ nodes, tolerates }: Placement): object {
  const others = Array.from({ length: nodeCount }, (_, index) => [`first-${index + 1}`, null]);
  return {
    nodeSelector: { ...Object.fromEntries(others), [`first-${nodes}`]: 'yes' },
    tolerations: tolerates ? [{ key: 'reserved', operator: 'Exists', effect: 'NoSchedule' }] : null,
  };
}

/** What is to be merged into each node. */
export function nodePatches(): readonly (readonly [name: string, patch: object])[] {
  return Array.from({ length: nodeCount }, (_, index) => {
    const counts = Array.from({ length: nodeCount - index }, (_, more) => [`first-${index + 1 + more}`, 'yes']);
    const taints = tainted.includes(index + 1) ? [{ key: 'reserved', effect: 'NoSchedule' }] : [];
    return [nodeName(index + 1), { metadata: { labels: Object.fromEntries(counts) }, spec: { taints } }] as const;
  });
}

export function nodeReference(name: string): KubernetesObject {
  return { apiVersion: 'v1', kind: 'Node', metadata: { name } };
}

function nodeName(number: number): string {
  return `node-${number}`;
}
