import { check } from '../check';
import type { Service } from '../manifests/service';
import type { Workload } from '../manifests/workload';
import { singleClaims } from '../references/claims';

export const singleReplica = check({
  id: 'single-replica',
  severity: 'warning',
  area: 'zero downtime',
  summary: 'a workload behind a Service with only one pod',
  run: ({ head }) =>
    head.workloads
      .filter((workload) => workload.isServed && workload.replicas === 1 && workload.serving.some(isAlone))
      .map((workload) => ({
        at: workload.member.reference,
        ...where(workload),
        message: 'one pod serves: when it or its node goes, nothing does',
        fix:
          workload.scaler !== undefined
            ? `let ${workload.scaler.kind} ${workload.scaler.name} keep 2 or more`
            : workload.kind === 'StatefulSet' || singleClaims(head, workload).length > 0
              ? 'where its program can run as several, set replicas to 2 or more; where it cannot, say so in a suppression'
              : 'set replicas to 2 or more',
      })),
});

/** Whether no more than one pod is sure to stand behind a Service. */
function isAlone({ workloads }: Service): boolean {
  return workloads.reduce((sum, { replicas, kind }) => sum + (replicas ?? (kind === 'Pod' ? 1 : 2)), 0) < 2;
}

function where({ scaler, member }: Workload): { readonly path: string; readonly value?: number } {
  const { spec } = member.object as { readonly spec?: { readonly replicas?: number } };
  return scaler === undefined && spec?.replicas === 1 ? { path: 'spec.replicas', value: 1 } : { path: 'spec.replicas' };
}
