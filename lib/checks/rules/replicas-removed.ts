import { check } from '../check';

export const replicasRemoved = check({
  id: 'replicas-removed',
  severity: 'warning',
  area: 'autoscaling',
  summary: 'a size that is handed over to an autoscaler and falls to 1 on the way',
  needs: 'change',
  run: ({ change }) =>
    (change?.workloads ?? []).flatMap((workload) => {
      const removed = workload.differences.find(({ path }) => path === 'spec.replicas');
      const autoscaler = removed === undefined ? undefined : workload.autoscaler;
      return autoscaler?.handOver?.to !== 1 || removed?.from === undefined || removed.from === 1
        ? []
        : [
            {
              at: workload,
              path: 'spec.replicas',
              value: removed.from,
              message: `taking it out of the manifest sets it to 1 once, until ${autoscaler.kind} ${autoscaler.name} scales it up again`,
              fix: 'hand it over first: kubectl apply set-last-applied with the new manifest, or an apply by another field manager',
            },
          ];
    }),
});
