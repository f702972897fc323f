import { processCondemned } from '../../../../lib/kubernetes/controllers/stateful-set/condemned';
import { condemnedOrdinals } from '../../../../lib/kubernetes/controllers/stateful-set/range';
import { listed, spec } from './states';

const condemned = { ...spec, ordinals: { start: 2 }, replicas: 1 };

describe('OrderedReady deletes the highest pod that is not wanted, and stops there', () => {
  test.each([
    ['there are none: goes on', { 2: 'b' }, [], false],
    ['two above', { 2: 'b', 3: 'b', 4: 'b' }, [4], true],
    ['two below', { 0: 'b', 1: 'b', 2: 'b' }, [1], true],
    ['those above go before those below', { 0: 'b', 2: 'b', 3: 'b' }, [3], true],
    ['the highest is being deleted: waits', { 2: 'b', 3: 'b', 4: 'b terminating' }, [], true],
    ['only the highest is not ready: deletes it', { 2: 'b', 3: 'b', 4: 'b unready' }, [4], true],
    ['one below the highest is not ready, either: waits', { 2: 'b', 3: 'b unready', 4: 'b failed' }, [], true],
    ['one at the bottom is not ready, either: waits', { 0: 'b unready', 2: 'b', 4: 'b pending' }, [], true],
    ['only one below the highest is not ready: deletes the highest', { 2: 'b', 3: 'b unready', 4: 'b' }, [4], true],
    ['the highest is ready, but not for long enough', { 2: 'b', 4: 'b just ready' }, [4], true],
    ['so is one below it: waits', { 2: 'b', 3: 'b just ready', 4: 'b just ready' }, [], true],
  ])('%s', (_, texts, remove, stop) => {
    expect(processCondemned(condemned, condemnedOrdinals(condemned), listed(texts, 10))).toEqual({
      create: [],
      remove,
      stop,
    });
  });
});

test.each([
  ['all that are not being deleted', { 0: 'b', 2: 'b', 3: 'b unready', 4: 'b terminating', 7: 'b failed' }, [7, 3, 0]],
  ['none', { 2: 'b unready' }, []],
])('Parallel deletes them all at once and goes on: %s', (_, texts, remove) => {
  const parallel = { ...condemned, podManagementPolicy: 'Parallel' } as const;
  expect(processCondemned(parallel, condemnedOrdinals(parallel), listed(texts))).toEqual({
    create: [],
    remove,
    stop: false,
  });
});
