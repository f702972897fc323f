import { podsShouldBeOnNode } from '../../../../lib/kubernetes/controllers/daemon-set/manage';
import { forbidden, nodes, spec, surge, tolerated } from './states';

const none: readonly number[] = [];

describe('without surge a node has one pod', () => {
  test.each([
    ['none: creates one', nodes(1, []), true, none],
    ['one, whatever its revision: nothing', nodes(1, ['a pending']), false, none],
    ['one that is being deleted: waits', nodes(1, ['a terminating']), false, none],
    ['one that failed and is being deleted is as good as gone', nodes(1, ['a failed terminating']), true, none],
    ['one that failed: deletes it', nodes(1, ['b failed']), false, [0]],
    ['one that failed, shortly after another: waits', nodes(1, ['b failed'], { inBackoff: true }), false, none],
    ['one that succeeded, shortly after another', nodes(1, ['b succeeded'], { inBackoff: true }), false, [0]],
    ['three: the oldest stays', nodes(1, ['a', 'b', 'a']), false, [1, 2]],
    ['two and one that failed', nodes(1, ['a failed', 'a', 'b']), false, [0, 2]],
    ['two, of which one is being deleted: nothing', nodes(1, ['a terminating', 'b']), false, none],
    ['none is wanted', tolerated(1, []), false, none],
    ['none is wanted, but one may stay', tolerated(1, ['a']), false, none],
    ['none may stay', forbidden(1, ['a', 'b terminating', 'b failed']), false, [0, 2]],
    ['none may stay, and none is there', forbidden(1, []), false, none],
  ])('%s', (_, group, create, remove) => {
    expect(podsShouldBeOnNode(group, spec, 'b')).toEqual({ create, remove });
  });
});

describe('with surge a node may have an old and a new pod', () => {
  test.each([
    ['none: creates one', nodes(1, []), true, none],
    ['one that is being deleted: creates another', nodes(1, ['a terminating']), true, none],
    ['the same where none is wanted: does not', tolerated(1, ['a terminating']), false, none],
    ['one that failed: deletes it and creates another', nodes(1, ['b failed']), true, [0]],
    ['the same shortly after another: creates one beside it', nodes(1, ['b failed'], { inBackoff: true }), true, none],
    ['an old one: nothing', nodes(1, ['a']), false, none],
    ['an old one and a new one that is not ready: nothing', nodes(1, ['a', 'b pending']), false, none],
    ['an old one and a new one that is not available: nothing', nodes(1, ['a', 'b just ready']), false, none],
    ['an old one and an available new one: the old one goes', nodes(1, ['a', 'b']), false, [0]],
    ['an old one that is not ready, and a new one: the old one goes', nodes(1, ['a unready', 'b pending']), false, [0]],
    ['an old one that is ready, not available, and a new one', nodes(1, ['a just ready', 'b pending']), false, none],
    ['two old ones: the oldest stays', nodes(1, ['a', 'c']), false, [1]],
    ['two new ones: the oldest stays', nodes(1, ['b', 'b']), false, [1]],
    ['two of each: the oldest of each stay', nodes(1, ['a', 'c', 'b pending', 'b pending']), false, [1, 3]],
    ['two of each, a new one available', nodes(1, ['a', 'c', 'b', 'b']), false, [1, 3, 0]],
  ])('%s', (_, group, create, remove) => {
    expect(podsShouldBeOnNode(group, { ...spec, updateStrategy: surge(1) }, 'b')).toEqual({ create, remove });
  });
});
