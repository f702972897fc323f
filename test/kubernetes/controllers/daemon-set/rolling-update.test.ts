import type { NodeGroup } from '../../../../lib/kubernetes/controllers/daemon-set/nodes';
import { rollingUpdate } from '../../../../lib/kubernetes/controllers/daemon-set/rolling-update';
import type { DaemonSetUpdateStrategy } from '../../../../lib/kubernetes/controllers/daemon-set/state';
import { forbidden, nodes, spec, surge, tolerated, unavailable } from './states';

/** What is done, by the place of the group: `2 create` or `2 remove 0`, where 2 is the number of nodes and 0 the index. */
function work(groups: readonly NodeGroup[], updateStrategy: DaemonSetUpdateStrategy): Record<number, string> {
  const updates = rollingUpdate(groups, { ...spec, updateStrategy }, 'b');
  return Object.fromEntries(
    updates.map(({ group, nodes: count, create, remove }) => [
      groups.indexOf(group),
      [count, ...(create ? ['create'] : []), ...remove.map((index) => `remove ${index}`)].join(' '),
    ]),
  );
}

describe('without surge old pods go, as many as may be unavailable', () => {
  test.each([
    ['all are old', [nodes(5, ['a'])], 2, { 0: '2 remove 0' }],
    ['a percentage is rounded up', [nodes(5, ['a'])], '21%', { 0: '2 remove 0' }],
    ['more may than there are', [nodes(3, ['b']), nodes(2, ['a'])], 4, { 1: '2 remove 0' }],
    ['a new one is not available', [nodes(1, ['b unready']), nodes(4, ['a'])], 2, { 1: '1 remove 0' }],
    ['a new one is not available yet', [nodes(1, ['b just ready']), nodes(4, ['a'])], 2, { 1: '1 remove 0' }],
    ['nodes without pod count', [nodes(1, []), nodes(4, ['a'])], 2, { 1: '1 remove 0' }],
    ['nodes whose pod is being deleted count', [nodes(2, ['a terminating']), nodes(3, ['a'])], 2, {}],
    ['nodes with an old and a new one count', [nodes(1, ['a', 'b']), nodes(4, ['a'])], 2, { 1: '1 remove 0' }],
    ['nodes with two new ones count', [nodes(1, ['b', 'b']), nodes(4, ['a'])], 2, { 1: '1 remove 0' }],
    ['nodes with two old ones count', [nodes(1, ['a', 'c']), nodes(4, ['a'])], 2, { 1: '1 remove 0' }],
    ['those that are not available all go', [nodes(3, ['a unready']), nodes(2, ['a'])], 1, { 0: '3 remove 0' }],
    ['and others as far as may', [nodes(1, ['a pending']), nodes(4, ['a'])], 2, { 0: '1 remove 0', 1: '1 remove 0' }],
    ['a failed one that is new and stays counts', [nodes(1, ['b failed']), nodes(4, ['a'])], 1, {}],
    ['one beside a pod that is being deleted', [nodes(5, ['a terminating', 'a'])], 1, { 0: '1 remove 1' }],
    ['nodes where none is wanted do not count', [forbidden(5, []), nodes(5, ['a'])], '40%', { 1: '2 remove 0' }],
    ['but their pods go, too', [tolerated(1, ['a']), nodes(5, ['a'])], 1, { 0: '1 remove 0' }],
    [
      'groups are taken in the order given',
      [nodes(1, ['a']), nodes(4, ['c'])],
      2,
      { 0: '1 remove 0', 1: '1 remove 0' },
    ],
    ['all are new', [nodes(5, ['b'])], 5, {}],
    ['both percentages are 0', [nodes(5, ['a'])], '0%', { 0: '1 remove 0' }],
  ])('%s', (_, groups, maxUnavailable, expected) => {
    expect(work(groups, unavailable(maxUnavailable))).toEqual(expected);
  });
});

describe('with surge new pods are created beside old ones, as many as may surge', () => {
  const surging = nodes(1, ['a', 'b unready']);
  test.each([
    ['all are old', [nodes(5, ['a'])], 2, { 0: '2 create' }],
    ['a percentage is rounded up', [nodes(5, ['a'])], '21%', { 0: '2 create' }],
    ['one is surging', [surging, nodes(4, ['a'])], 2, { 1: '1 create' }],
    ['as many are surging as may', [surging, nodes(4, ['a'])], 1, {}],
    ['a new one that is ready, but not available, surges', [nodes(1, ['a', 'b just ready']), nodes(4, ['a'])], 1, {}],
    ['a new one is available', [nodes(1, ['a', 'b']), nodes(4, ['a'])], 1, { 0: '1 remove 0', 1: '1 create' }],
    ['nodes with two old ones count', [nodes(1, ['a', 'c']), nodes(4, ['a'])], 1, {}],
    ['a new one alone does not count', [nodes(1, ['b unready']), nodes(4, ['a'])], 1, { 1: '1 create' }],
    [
      'beside those not available at once',
      [nodes(3, ['a unready']), nodes(2, ['a'])],
      1,
      { 0: '3 create', 1: '1 create' },
    ],
    ['the old one goes though it is younger', [nodes(1, ['b', 'a'])], 1, { 0: '1 remove 1' }],
    ['all are new', [nodes(5, ['b'])], 5, {}],
  ])('%s', (_, groups, maxSurge, expected) => {
    expect(work(groups, surge(maxSurge))).toEqual(expected);
  });

  test.each([
    ['not available: goes', [tolerated(1, ['a unready']), nodes(5, ['b'])], { 0: '1 remove 0' }],
    ['as many serve as should: goes', [tolerated(1, ['a']), nodes(5, ['b'])], { 0: '1 remove 0' }],
    ['fewer would serve: stays', [tolerated(1, ['a']), nodes(4, ['b']), nodes(1, ['b unready'])], {}],
    ['one of two would serve', [tolerated(2, ['a']), nodes(4, ['b']), nodes(1, ['b unready'])], { 0: '1 remove 0' }],
    ['an old one that is surged over serves, a new one does not', [tolerated(1, ['a']), surging], { 0: '1 remove 0' }],
  ])('an old pod where none is wanted, %s', (_, groups, expected) => {
    expect(work(groups, surge(1))).toEqual(expected);
  });
});
