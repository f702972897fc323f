import type { DaemonSet, DaemonSetStatus } from '../../../../lib/kubernetes/controllers/daemon-set/state';
import { NEW_STATUS } from '../../../../lib/kubernetes/controllers/daemon-set/state';
import { updateDaemonSetStatus } from '../../../../lib/kubernetes/controllers/daemon-set/status';
import { forbidden, nodes, spec, tolerated } from './states';

const daemonSet: DaemonSet = { name: 'web', generation: 2, spec, status: NEW_STATUS };

describe('a status counts nodes', () => {
  test.each([
    ['without pod', [nodes(3, [])], [3, 0, 0, 0, 0, 0, 3]],
    ['with an old pod', [nodes(3, ['a'])], [3, 3, 0, 3, 0, 3, 0]],
    ['with a new pod', [nodes(3, ['b'])], [3, 3, 0, 3, 3, 3, 0]],
    ['whose pod is not ready', [nodes(2, ['b']), nodes(1, ['b unready'])], [3, 3, 0, 2, 3, 2, 1]],
    ['whose pod is not available yet', [nodes(2, ['b']), nodes(1, ['b just ready'])], [3, 3, 0, 3, 3, 2, 1]],
    ['whose older pod is old', [nodes(3, ['a', 'b'])], [3, 3, 0, 3, 0, 3, 0]],
    ['whose older pod is being deleted', [nodes(3, ['a terminating', 'b pending'])], [3, 3, 0, 3, 0, 3, 0]],
    ['whose older pod failed and is being deleted', [nodes(3, ['a failed terminating', 'b'])], [3, 3, 0, 3, 3, 3, 0]],
    ['that should run none', [tolerated(2, ['a']), forbidden(1, ['b']), forbidden(1, [])], [0, 0, 3, 0, 0, 0, 0]],
    ['of which there are none', [], [0, 0, 0, 0, 0, 0, 0]],
  ])('%s', (_, groups, [desired, current, misscheduled, ready, updated, available, unavailable]) => {
    expect(updateDaemonSetStatus(daemonSet, groups, 'b')).toEqual({
      observedGeneration: 2,
      desiredNumberScheduled: desired,
      currentNumberScheduled: current,
      numberMisscheduled: misscheduled,
      numberReady: ready,
      updatedNumberScheduled: updated,
      numberAvailable: available,
      numberUnavailable: unavailable,
    });
  });
});

const written: DaemonSetStatus = {
  observedGeneration: 2,
  desiredNumberScheduled: 4,
  currentNumberScheduled: 3,
  numberMisscheduled: 1,
  numberReady: 2,
  updatedNumberScheduled: 2,
  numberAvailable: 1,
  numberUnavailable: 3,
};

test.each(Object.keys(written) as (keyof DaemonSetStatus)[])('a status is written when %s differs', (field) => {
  const groups = [
    nodes(1, []),
    nodes(1, ['a']),
    nodes(1, ['b just ready']),
    nodes(1, ['b pending']),
    tolerated(1, ['a']),
  ];
  expect(updateDaemonSetStatus({ ...daemonSet, status: written }, groups, 'b')).toBe(written);
  const status = { ...written, [field]: written[field] - 1 };
  expect(updateDaemonSetStatus({ ...daemonSet, status }, groups, 'b')).toEqual(written);
});
