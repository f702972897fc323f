import type { DaemonSetSpec, DaemonSetUpdateStrategy } from '../../../../lib/kubernetes/controllers/daemon-set/state';
import { pick, weighted } from '../choice';
import { choosePodEvent } from '../pod-events';
import type { Chance } from '../subject';
import { type Change, type DaemonSetEvent, describe } from './events';
import { nodeCount } from './nodes';
import { type Template, templateOf, type World } from './world';

const images = ['web:1', 'web:2', 'web:3'] as const;
const counts = [1, 1, 2, 3, 9, '1%', '25%', '34%', '50%', '100%'] as const;
/** Less and more than pods say to have been ready. */
const readySeconds = [0, 0, 0, 10, 7000, 26_000, 100_000] as const;
const historyLimits = [0, 1, 2, 10] as const;

function chooseStrategy(chance: Chance): DaemonSetUpdateStrategy {
  return weighted<DaemonSetUpdateStrategy>(
    [
      [5, { type: 'RollingUpdate', maxSurge: 0, maxUnavailable: pick(counts, chance) }],
      [5, { type: 'RollingUpdate', maxSurge: pick(counts, chance), maxUnavailable: pick([0, '0%'], chance) }],
      [1, { type: 'OnDelete' }],
    ],
    chance,
  );
}

function chooseTemplate(chance: Chance): Template {
  return { image: pick(images, chance), nodes: Math.ceil(chance() * nodeCount), tolerates: chance() < 0.7 };
}

/** What a walk begins with. */
export function chooseSpec(chance: Chance): DaemonSetSpec {
  return {
    template: JSON.stringify(chooseTemplate(chance)),
    updateStrategy: chooseStrategy(chance),
    minReadySeconds: pick(readySeconds, chance),
    revisionHistoryLimit: pick(historyLimits, chance),
  };
}

function chooseChange({ daemonSet, revisions }: World, chance: Chance): Change {
  const template = templateOf(daemonSet.spec);
  const changed = (parts: Partial<Template>) => ({ template: JSON.stringify({ ...template, ...parts }) });
  const old = revisions[Math.floor(chance() * revisions.length)]?.template ?? daemonSet.spec.template;
  const spec = weighted<() => Partial<DaemonSetSpec>>(
    [
      [10, () => changed({ image: pick(images, chance) })],
      [4, () => ({ template: old })],
      [4, () => ({ updateStrategy: chooseStrategy(chance) })],
      [2, () => changed(chooseTemplate(chance))],
      [2, () => changed({ tolerates: !template.tolerates })],
      [2, () => ({ ...changed({ image: pick(images, chance) }), updateStrategy: chooseStrategy(chance) })],
      [2, () => ({ revisionHistoryLimit: pick(historyLimits, chance) })],
      [2, () => ({ minReadySeconds: pick(readySeconds, chance) })],
    ],
    chance,
  )();
  return { do: 'change', spec };
}

/** Something that can happen now. */
export function chooseEvent(world: World, chance: Chance): DaemonSetEvent {
  const change = chooseChange(world, chance);
  const pod = choosePodEvent(world.pods, chance);
  if (pod === undefined || describe(pod, world) === undefined) return change;
  return weighted<DaemonSetEvent>(
    [
      [18, change],
      [82, pod],
    ],
    chance,
  );
}
