import { check } from '../check';
import { isReloaded } from '../reloaded';

const READ = { environment: 'environment', subPath: 'a subPath volume', volume: 'a volume of init containers alone' };

export const configNotRestarted = check({
  id: 'config-not-restarted',
  severity: 'warning',
  area: 'config',
  summary: 'config that changes while no pod that reads it is restarted',
  needs: 'change',
  run: ({ head, change }) =>
    (change?.workloads ?? []).flatMap((workload) =>
      workload.config
        .filter(({ seenBy, change: what }) => seenBy === 'later pods' && what === 'update')
        .filter((config) => !isReloaded(head, head.find(workload), config))
        .map(({ kind, name, as }) => ({
          at: workload,
          value: `${kind.toLowerCase()}/${name}`,
          message: `it changes, and running pods keep what they read when they started (${READ[as]}): some pods will have the old, later ones the new`,
          fix: 'name the config after its content, so that a change is a rollout',
        })),
    ),
});
