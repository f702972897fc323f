import { rollingUpdate } from '../../../../lib/kubernetes/controllers/stateful-set/rolling-update';
import { listed } from './states';

describe('a rolling update goes from the highest pod down, one at a time', () => {
  test.each([
    ['all are old: the highest', { 0: 'a', 1: 'a', 2: 'a', 3: 'a' }, 0, [3]],
    ['the highest is new and available: the next', { 0: 'a', 1: 'a', 2: 'a', 3: 'b' }, 0, [2]],
    ['the highest is new and not ready: waits', { 0: 'a', 1: 'a', 2: 'a', 3: 'b unready' }, 0, []],
    ['the highest is new and not ready for long enough: waits', { 0: 'a', 1: 'a', 2: 'a', 3: 'b just ready' }, 0, []],
    ['the highest is missing: waits', { 0: 'a', 1: 'a', 2: 'a' }, 0, []],
    ['the highest is old and being deleted: waits', { 0: 'a', 1: 'a', 2: 'a', 3: 'a terminating' }, 0, []],
    ['the highest is old and broken: it goes', { 0: 'a', 1: 'a', 2: 'a', 3: 'a unready' }, 0, [3]],
    ['a lower one is not ready: that is no reason to wait', { 0: 'a unready', 1: 'a', 2: 'a', 3: 'b' }, 0, [2]],
    ['all above the partition are new', { 0: 'a', 1: 'a', 2: 'b', 3: 'b' }, 2, []],
    ['the one at the partition is old', { 0: 'a', 1: 'a', 2: 'a', 3: 'b' }, 2, [2]],
    ['the partition leaves none', { 0: 'a', 1: 'a', 2: 'a', 3: 'a' }, 4, []],
    ['a third revision counts as old', { 0: 'c', 1: 'c', 2: 'c', 3: 'a' }, 0, [3]],
    ['all are new', { 0: 'b', 1: 'b', 2: 'b', 3: 'b' }, 0, []],
  ])('%s', (_, texts, partition, removed) => {
    expect(rollingUpdate({ from: partition, to: 3 }, 'b', listed(texts, 10))).toEqual(removed);
  });
});
