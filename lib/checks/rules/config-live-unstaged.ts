import { check } from '../check';

export const configLiveUnstaged = check({
  id: 'config-live-unstaged',
  severity: 'info',
  area: 'config',
  summary: 'config in a volume that reaches all running pods at once',
  needs: 'change',
  run: ({ change }) =>
    (change?.workloads ?? []).flatMap((workload) =>
      workload.config
        .filter(({ seenBy, change: what }) => seenBy === 'running pods' && what === 'update')
        .map(({ kind, name }) => ({
          at: workload,
          value: `${kind.toLowerCase()}/${name}`,
          message:
            'it changes under all running pods within a minute or two, not pod by pod, and an undo of the workload does not bring it back',
          fix: 'name the config after its content, so that a change is a rollout',
        })),
    ),
});
