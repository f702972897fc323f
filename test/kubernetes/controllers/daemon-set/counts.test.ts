import { allowsSurge, updatedDesiredNodeCounts } from '../../../../lib/kubernetes/controllers/daemon-set/counts';
import { spec, surge, unavailable } from './states';

test.each([
  [unavailable(1), 10, 0, 1],
  [unavailable(20), 10, 0, 20],
  [unavailable('25%'), 10, 0, 3],
  [unavailable('30%'), 10, 0, 3],
  [unavailable('1%'), 10, 0, 1],
  [unavailable('100%'), 0, 0, 0],
  [surge(2), 10, 2, 0],
  [surge('25%'), 10, 3, 0],
  [surge('1%'), 10, 1, 0],
  [unavailable('0%'), 10, 0, 1],
  [unavailable(0), 0, 0, 0],
  [{ type: 'OnDelete' }, 10, 0, 1],
] as const)('%p on %d nodes: surge %d, unavailable %d', (updateStrategy, desired, maxSurge, maxUnavailable) => {
  expect(updatedDesiredNodeCounts({ ...spec, updateStrategy }, desired)).toEqual({ maxSurge, maxUnavailable });
});

test.each([
  [surge(1), true],
  [surge('1%'), true],
  [surge('0%'), false],
  [unavailable(1), false],
  [{ type: 'OnDelete' }, false],
] as const)('%p lets a node run two pods: %p', (updateStrategy, expected) => {
  expect(allowsSurge({ ...spec, updateStrategy })).toBe(expected);
});
