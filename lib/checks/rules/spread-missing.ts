import { check } from '../check';
import { isSpread } from '../spread';

export const spreadMissing = check({
  id: 'spread-missing',
  severity: 'warning',
  area: 'drains',
  summary: 'a workload behind a Service whose pods may all run on one node',
  run: ({ head }) =>
    head.workloads
      .filter((workload) => workload.isServed && (workload.replicas ?? 0) >= 2 && !isSpread(workload))
      .map(({ member, podPath }) => ({
        at: member.reference,
        path: podPath,
        message: 'nothing keeps its pods on several nodes: one node that is lost may take all of them',
        fix: 'add topologySpreadConstraints over kubernetes.io/hostname, and over zones where there are some',
      })),
});
