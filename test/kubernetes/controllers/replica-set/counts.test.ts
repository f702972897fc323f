import { countPods } from '../../../../lib/kubernetes/controllers/replica-set/counts';
import type { Pod } from '../../../../lib/kubernetes/controllers/replica-set/pod';
import type { PodCounts } from '../../../../lib/kubernetes/controllers/replica-set/state';
import { pod, unready } from './pods';

test.each<readonly [string, readonly Pod[], number, number, PodCounts]>([
  ['there are none', [], 0, 0, { active: 0, ready: 0, available: 0, terminating: 0 }],
  [
    'ready ones are available at once',
    [pod('a'), unready('b')],
    0,
    10_000,
    { active: 2, ready: 1, available: 1, terminating: 0 },
  ],
  [
    'one that is ready only just now is available at once, though its clock is ahead',
    [pod('a', { readySince: 11_000 })],
    0,
    10_500,
    { active: 1, ready: 1, available: 1, terminating: 0 },
  ],
  [
    'before minReadySeconds they are not available',
    [pod('a'), pod('b', { readySince: 12_000 }), unready('c')],
    5,
    14_999,
    { active: 3, ready: 2, available: 0, terminating: 0, nextAvailable: 1 },
  ],
  [
    'after minReadySeconds they are, and the next one is told',
    [pod('a'), pod('b', { readySince: 12_000 })],
    5,
    15_000,
    { active: 2, ready: 2, available: 1, terminating: 0, nextAvailable: 2_000 },
  ],
  [
    'those that are being deleted count apart, ready or not',
    [pod('a', { deleted: 11_000 }), unready('b', { deleted: 11_000 })],
    0,
    12_000,
    { active: 0, ready: 0, available: 0, terminating: 2 },
  ],
  [
    'finished ones count nowhere, being deleted or not',
    [pod('a', { phase: 'Failed' }), pod('b', { phase: 'Succeeded', deleted: 11_000 })],
    0,
    12_000,
    { active: 0, ready: 0, available: 0, terminating: 0 },
  ],
  [
    'pending ones and those of unknown phase are active',
    [unready('a', { phase: 'Pending' }), unready('b', { phase: 'Unknown' })],
    0,
    12_000,
    { active: 2, ready: 0, available: 0, terminating: 0 },
  ],
])('pods are counted: %s', (_, pods, minReadySeconds, now, expected) => {
  expect(countPods(pods, minReadySeconds, now)).toEqual(expected);
});
