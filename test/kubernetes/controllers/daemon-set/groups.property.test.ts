import fc from 'fast-check';
import type { NodeGroup } from '../../../../lib/kubernetes/controllers/daemon-set/nodes';
import { NEW_STATUS } from '../../../../lib/kubernetes/controllers/daemon-set/state';
import { type DaemonSetSync, syncDaemonSet } from '../../../../lib/kubernetes/controllers/daemon-set/sync';
import { nodes, spec, surge, unavailable } from './states';

const pod = fc
  .tuple(
    fc.constantFrom('a', 'b', 'c'),
    fc.constantFrom('', '', ' unready', ' just ready', ' pending', ' terminating', ' failed', ' failed terminating'),
  )
  .map(([revision, condition]) => `${revision}${condition}`);

const group = fc
  .tuple(
    fc.integer({ min: 1, max: 5 }),
    fc.array(pod, { maxLength: 3 }),
    fc.constantFrom(
      {},
      {},
      { inBackoff: true },
      { shouldRun: false },
      { shouldRun: false, shouldContinueRunning: false },
    ),
  )
  .map(([count, pods, others]) => nodes(count, pods, others));

const strategy = fc.constantFrom(unavailable(1), unavailable(3), unavailable('34%'), surge(1), surge(3), surge('34%'), {
  type: 'OnDelete',
} as const);

/** What is done to how many nodes, for each situation. */
function tally({ actions }: DaemonSetSync): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { group: of, nodes: count, create, remove } of actions) {
    const key = JSON.stringify([{ ...of, nodes: 0 }, create, remove]);
    sums[key] = (sums[key] ?? 0) + count;
  }
  return sums;
}

test('a sync of groups does what one of each node by itself does', () => {
  fc.assert(
    fc.property(fc.array(group, { maxLength: 8 }), strategy, (groups, updateStrategy) => {
      const daemonSet = { name: 'web', generation: 1, spec: { ...spec, updateStrategy }, status: NEW_STATUS };
      const sync = (of: readonly NodeGroup[]) =>
        syncDaemonSet({ daemonSet, revisions: [] }, of, { revisionName: (template) => template });
      const each = groups.flatMap((one) => Array.from({ length: one.nodes }, () => ({ ...one, nodes: 1 })));
      const [together, alone] = [sync(groups), sync(each)];
      expect(tally(together)).toEqual(tally(alone));
      expect(together.state).toEqual(alone.state);
    }),
    { numRuns: 500 },
  );
});
