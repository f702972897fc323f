import { check } from '../check';

/** Annotations that are there to start a rollout. */
const DELIBERATE = /checksum|hash|digest|sha256|restart|reload|config|secret|timestamp|rollme|date/i;

export const labelOnlyRollout = check({
  id: 'label-only-rollout',
  severity: 'warning',
  area: 'rollouts',
  summary: 'a rollout for labels and annotations of the pod template alone',
  needs: 'change',
  run: ({ change }) =>
    (change?.workloads ?? []).flatMap((workload) => {
      const { verdict, causes } = workload;
      const [first] = causes;
      return verdict !== 'rollout' ||
        first === undefined ||
        !causes.every(({ path }) => path.startsWith('spec.template.metadata.') && !DELIBERATE.test(path))
        ? []
        : [
            {
              at: workload,
              path: first.path,
              ...(first.to === undefined ? {} : { value: first.to }),
              message: 'all pods are replaced, and nothing that they run differs',
              fix: "move it to the workload's own metadata, or out of what changes with each release",
            },
          ];
    }),
});
