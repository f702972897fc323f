import { wantedOrdinals } from '../../../../lib/kubernetes/controllers/stateful-set/range';
import { processReplicas } from '../../../../lib/kubernetes/controllers/stateful-set/replicas';
import { listed, spec } from './states';

describe('OrderedReady takes care of the lowest ordinal that is not healthy, and stops there', () => {
  test.each([
    ['all are healthy: goes on', { 0: 'b', 1: 'b', 2: 'a' }, [], [], false],
    ['there is none: creates the first', {}, [0], [], true],
    ['one is missing in the middle: creates it', { 0: 'b', 2: 'b' }, [1], [], true],
    ['one failed: deletes it', { 0: 'b', 1: 'b failed', 2: 'b failed' }, [], [1], true],
    ['one succeeded: deletes it', { 0: 'b', 1: 'b succeeded' }, [], [1], true],
    ['one failed and is being deleted: waits', { 0: 'b', 1: 'b failed terminating' }, [], [], true],
    ['one is being deleted: waits', { 0: 'b terminating', 1: 'b' }, [], [], true],
    ['one is pending: waits, though one is missing', { 0: 'b pending', 1: 'b' }, [], [], true],
    ['one is not ready: waits', { 0: 'b', 1: 'b unready', 2: 'b' }, [], [], true],
    ['one is ready, but not for long enough: waits', { 0: 'b', 1: 'b just ready', 2: 'b' }, [], [], true],
    ['one that is not wanted is not ready: goes on', { 0: 'b', 1: 'b', 2: 'b', 3: 'b unready' }, [], [], false],
  ])('%s', (_, texts, create, remove, stop) => {
    const pods = listed(texts, 10);
    expect(processReplicas({ ...spec, minReadySeconds: 10 }, wantedOrdinals(spec), pods)).toEqual({
      create,
      remove,
      stop,
    });
  });
});

describe('Parallel takes care of all, and never stops', () => {
  test.each([
    ['there is none: creates all', {}, [5, 6, 7], []],
    ['two are missing, one failed', { 6: 'b failed' }, [5, 7], [6]],
    ['one is being deleted, one is not ready', { 5: 'b terminating', 6: 'b', 7: 'b unready' }, [], []],
    ['pods that are not wanted are not its business', { 4: 'b failed', 5: 'b', 6: 'b', 7: 'b', 9: 'b failed' }, [], []],
  ])('%s', (_, texts, create, remove) => {
    const parallel = { ...spec, ordinals: { start: 5 }, podManagementPolicy: 'Parallel' } as const;
    expect(processReplicas(parallel, wantedOrdinals(parallel), listed(texts))).toEqual({ create, remove, stop: false });
  });
});
