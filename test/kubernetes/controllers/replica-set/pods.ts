import type { Pod } from '../../../../lib/kubernetes/controllers/replica-set/pod';

/** A running pod on node `a`, ready since second 10. */
export function pod(name: string, more: Partial<Pod> = {}): Pod {
  return { name, uid: name, created: 0, node: 'a', phase: 'Running', readySince: 10_000, ...more };
}

/** A pod that is not ready. */
export function unready(name: string, more: Partial<Pod> = {}): Pod {
  const { readySince: _, ...rest } = pod(name, more);
  return rest;
}
