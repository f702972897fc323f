import { listPods } from '../../../../lib/kubernetes/controllers/stateful-set/list-pods';
import type { StatefulSetPod } from '../../../../lib/kubernetes/controllers/stateful-set/pod';
import {
  NEW_STATUS,
  type StatefulSet,
  type StatefulSetSpec,
} from '../../../../lib/kubernetes/controllers/stateful-set/state';

/** The time of all tests, in milliseconds. */
export const now = 1_000_000_000;

/** What becomes of a pod, after its revision: nothing stands for running and available. */
const conditions = {
  '': { phase: 'Running', readySince: now - 3_600_000 },
  pending: { phase: 'Pending' },
  unready: { phase: 'Running' },
  'just ready': { phase: 'Running', readySince: now },
  terminating: { phase: 'Running', readySince: now - 3_600_000, deleted: now },
  'unready terminating': { phase: 'Running', deleted: now },
  failed: { phase: 'Failed' },
  'failed terminating': { phase: 'Failed', deleted: now },
  succeeded: { phase: 'Succeeded' },
} as const satisfies Record<string, Omit<StatefulSetPod, 'ordinal' | 'revision'>>;

type Text = `${string} ${Exclude<keyof typeof conditions, ''>}` | string;

/** Pods by their ordinals, such as `{ 0: 'a', 1: 'b terminating' }`. */
export function pods(texts: Readonly<Record<number, Text>>): readonly StatefulSetPod[] {
  return Object.entries(texts).map(([ordinal, text]) => {
    const [revision = '', ...words] = text.split(' ');
    const condition = words.join(' ');
    if (!(condition in conditions)) throw new Error(`a pod cannot be ${condition}`);
    return { ordinal: Number(ordinal), revision, ...conditions[condition as keyof typeof conditions] };
  });
}

/** The same as the rules see them. */
export function listed(texts: Readonly<Record<number, Text>>, minReadySeconds = 0) {
  return listPods(pods(texts), minReadySeconds, now);
}

export const spec: StatefulSetSpec = {
  replicas: 3,
  ordinals: { start: 0 },
  template: 'b',
  podManagementPolicy: 'OrderedReady',
  updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
  minReadySeconds: 0,
  revisionHistoryLimit: 10,
};

export function statefulSet(
  specific: Partial<StatefulSetSpec> = {},
  status: Partial<StatefulSet['status']> = {},
): StatefulSet {
  return { name: 'web', generation: 1, spec: { ...spec, ...specific }, status: { ...NEW_STATUS, ...status } };
}
