import { boundsOf } from '../budget';
import { check } from '../check';
import { singleClaims } from '../references/claims';

const STANDS_STILL =
  'only one pod can have the claim (ReadWriteOncePod): the new pod stays pending, and the rollout stands still';

export const surgeRwo = check({
  id: 'surge-rwo',
  severity: 'warning',
  area: 'capacity',
  summary: 'a rollout whose new pods need a volume that the old ones hold',
  blocks: ({ message }) => (message === STANDS_STILL ? 'replacements' : undefined),
  run: ({ head }) =>
    head.workloads.flatMap((workload) => {
      const bounds = boundsOf(workload);
      return bounds === undefined || bounds.surge === 0
        ? []
        : singleClaims(head, workload).map(({ path, name, mode }) => ({
            at: workload.member.reference,
            path,
            value: name,
            ...(mode === 'ReadWriteOncePod' ? ({ severity: 'error' } as const) : {}),
            message:
              mode === 'ReadWriteOncePod'
                ? STANDS_STILL
                : 'only one node can have the volume (ReadWriteOnce): a new pod on another node waits for it until the old one is gone, which waits for the new one',
            fix: 'use the strategy Recreate, or a StatefulSet with a claim for each pod',
          }));
    }),
});
