import { boundsOf } from '../budget';
import { check } from '../check';
import { oneANode } from '../one-a-node';
import { standing } from '../standing';

const PATH = 'spec.strategy.rollingUpdate.maxUnavailable';

/** What Kubernetes itself takes where nothing is said. */
const SHARE = 0.25;

export const unavailableBudget = check({
  id: 'unavailable-budget',
  severity: 'warning',
  area: 'zero downtime',
  summary: 'a rollout that takes away more pods at once than a quarter, or all',
  run: ({ head }) =>
    head.workloads
      .filter(({ isServed }) => isServed)
      .flatMap((workload) => {
        const bounds = boundsOf(workload);
        if (bounds === undefined || bounds.unavailable <= Math.floor(bounds.replicas * SHARE)) {
          return [];
        }
        const { replicas, unavailable } = bounds;
        const left = replicas - unavailable;
        return [
          {
            at: workload.member.reference,
            path: PATH,
            ...standing(workload.member, PATH),
            message:
              left === 0
                ? `a rollout may take away all ${replicas === 1 ? 'pods, the only one' : `${replicas} pods`} before a new one is ready`
                : `a rollout may leave ${left} of ${replicas} pods to serve`,
            fix:
              unavailable === 1 && oneANode(workload) !== undefined
                ? 'run more pods, so that one is less missed: a new one beside the old ones needs a node more'
                : 'set maxUnavailable to 0 and maxSurge to 1 or more',
          },
        ];
      }),
});
