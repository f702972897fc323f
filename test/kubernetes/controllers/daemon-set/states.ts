import type { DaemonPod, NodeGroup } from '../../../../lib/kubernetes/controllers/daemon-set/nodes';
import type { DaemonSetSpec, DaemonSetUpdateStrategy } from '../../../../lib/kubernetes/controllers/daemon-set/state';

/** What becomes of a pod, after its revision: nothing stands for running and available. */
const conditions = {
  '': { phase: 'Running', ready: true, available: true, terminating: false },
  pending: { phase: 'Pending', ready: false, available: false, terminating: false },
  unready: { phase: 'Running', ready: false, available: false, terminating: false },
  'just ready': { phase: 'Running', ready: true, available: false, terminating: false },
  terminating: { phase: 'Running', ready: true, available: true, terminating: true },
  failed: { phase: 'Failed', ready: false, available: false, terminating: false },
  succeeded: { phase: 'Succeeded', ready: false, available: false, terminating: false },
  'failed terminating': { phase: 'Failed', ready: false, available: false, terminating: true },
} as const satisfies Record<string, Omit<DaemonPod, 'revision'>>;

/** A pod such as `a` or `b terminating`. */
export function pod(text: string): DaemonPod {
  const [revision = '', ...words] = text.split(' ');
  const condition = words.join(' ');
  if (!(condition in conditions)) throw new Error(`a pod cannot be ${condition}`);
  return { revision, ...conditions[condition as keyof typeof conditions] };
}

/** Nodes that should run a pod and have these, the oldest first. */
export function nodes(count: number, pods: readonly string[], others: Partial<NodeGroup> = {}): NodeGroup {
  return { nodes: count, shouldRun: true, shouldContinueRunning: true, pods: pods.map(pod), ...others };
}

/** Nodes that should run none, where pods may stay. */
export function tolerated(count: number, pods: readonly string[]): NodeGroup {
  return nodes(count, pods, { shouldRun: false });
}

/** Nodes on which pods may not stay. */
export function forbidden(count: number, pods: readonly string[]): NodeGroup {
  return nodes(count, pods, { shouldRun: false, shouldContinueRunning: false });
}

export function unavailable(maxUnavailable: number | string): DaemonSetUpdateStrategy {
  return { type: 'RollingUpdate', maxSurge: 0, maxUnavailable };
}

export function surge(maxSurge: number | string): DaemonSetUpdateStrategy {
  return { type: 'RollingUpdate', maxSurge, maxUnavailable: 0 };
}

export const spec: DaemonSetSpec = {
  template: 'b',
  updateStrategy: unavailable(1),
  minReadySeconds: 0,
  revisionHistoryLimit: 10,
};
