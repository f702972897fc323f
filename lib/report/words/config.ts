import type { ConfigInPlace } from '../../plan/cause';
import { foreign, type Line, mark } from './line';

const CHANGED = {
  'running pods': 'reaches all running pods within a minute or two, and restarts none',
  'later pods': mark('bad', 'reaches only pods that start later: nothing here restarts those that run'),
  'new pods': 'reaches the new pods',
};

/** Who sees config that changes and keeps its name. */
export function configLines(config: readonly ConfigInPlace[]): readonly Line[] {
  return config.map((one) => [
    foreign(`${one.kind.toLowerCase()}/${one.name}`),
    ` ${one.change}d, read as ${one.as}: `,
    one.change === 'delete' ? deleted(one) : CHANGED[one.seenBy],
  ]);
}

/** That nothing starts where the config is not optional is what a check finds. */
function deleted({ as, seenBy }: ConfigInPlace): Line[number] {
  // A container that is restarted is given its environment anew, and the volumes that its pod has.
  const running = as === 'environment' ? 'containers' : 'pods';
  return {
    'running pods': 'its files go from all running pods within a minute or two, and none is restarted',
    'later pods': mark('bad', `running ${running} keep what they have, those that start later do not find it`),
    'new pods': mark('bad', 'the new pods do not find it'),
  }[seenBy];
}
