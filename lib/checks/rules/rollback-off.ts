import { check, type Found } from '../check';

export const rollbackOff = check({
  id: 'rollback-off',
  severity: 'warning',
  area: 'rollouts',
  summary: 'a workload that cannot be undone, or that does not roll out',
  run: ({ head }) =>
    head.workloads
      .filter(({ rolls }) => rolls)
      .flatMap(({ member, spec }): readonly Found[] => [
        ...(spec.revisionHistoryLimit === 0
          ? [
              {
                at: member.reference,
                path: 'spec.revisionHistoryLimit',
                value: 0,
                message: 'no older revision is kept: kubectl rollout undo finds nothing to go back to',
                fix: 'leave it out: 10 are kept then',
                autofix: {
                  edits: [{ path: 'spec.revisionHistoryLimit' }],
                  property: "the workload's revisionHistoryLimit: leave it out",
                },
              },
            ]
          : []),
        ...(spec.paused === true
          ? [
              {
                at: member.reference,
                path: 'spec.paused',
                value: true,
                message: 'it is paused: changes of its template are taken in and not rolled out',
                fix: 'leave it out to roll out',
              },
            ]
          : []),
      ]),
});
