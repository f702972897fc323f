import { boundsOf, isBound, roundedUp } from '../budget';
import { check, type Found } from '../check';
import type { Workload } from '../manifests/workload';
import { hostPort, oneANode } from '../one-a-node';

export const surgeNodeDeadlock = check({
  id: 'surge-node-deadlock',
  severity: 'warning',
  area: 'capacity',
  summary: 'a rollout that needs more nodes than it has pods',
  // How many nodes there are for a Deployment is not known.
  blocks: ({ object }) => (object.kind === 'DaemonSet' ? 'replacements' : undefined),
  run: ({ head }) => head.workloads.flatMap((workload) => [...ofDeployment(workload), ...ofDaemonSet(workload)]),
});

function ofDeployment(workload: Workload): readonly Found[] {
  const bounds = boundsOf(workload);
  const reason = bounds?.unavailable === 0 ? oneANode(workload) : undefined;
  return bounds === undefined || reason === undefined
    ? []
    : [
        {
          at: workload.member.reference,
          path: reason.path,
          message: `${reason.because}, and no old pod goes before a new one is ready: with fewer than ${bounds.replicas + bounds.surge > bounds.replicas + 1 ? `${bounds.replicas + 1} to ${bounds.replicas + bounds.surge}` : bounds.replicas + 1} nodes the rollout stands still`,
          fix: 'set maxUnavailable to 1, or prefer other nodes and do not require them',
        },
      ];
}

function ofDaemonSet(workload: Workload): readonly Found[] {
  const surge = workload.rollingUpdate('maxSurge');
  const port =
    workload.kind === 'DaemonSet' && isBound(surge) && roundedUp(surge, 100) > 0 ? hostPort(workload) : undefined;
  return port === undefined
    ? []
    : [
        {
          at: workload.member.reference,
          path: port.path,
          message:
            'the new pod of a node needs the port that the old one holds until the new one is ready: the rollout stands still',
          fix: 'leave maxSurge out: maxUnavailable takes the old pod away first',
        },
      ];
}
