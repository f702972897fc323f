import type {
  StatefulSetSpec,
  StatefulSetUpdateStrategy,
} from '../../../../lib/kubernetes/controllers/stateful-set/state';
import { pick, weighted } from '../choice';
import { choosePodEvent } from '../pod-events';
import type { Chance } from '../subject';
import type { Change, StatefulSetEvent } from './events';
import type { World } from './world';

const images = ['web:1', 'web:2', 'web:3', 'web:4'] as const;
/** Less and more than pods say to have been ready. */
const readySeconds = [0, 0, 0, 10, 7000, 26_000, 100_000] as const;
const historyLimits = [0, 1, 2, 10, -1] as const;
const starts = [0, 0, 0, 1, 3] as const;

/** From 0 to 12, smaller ones more often: a rollout of few pods ends within a walk. */
function chooseReplicas(chance: Chance): number {
  return Math.floor(chance() ** 1.7 * 13);
}

function chooseStrategy(chance: Chance): StatefulSetUpdateStrategy {
  const partition = chance() < 0.6 ? 0 : Math.floor(chance() * 6);
  return weighted<StatefulSetUpdateStrategy>(
    [
      [8, { type: 'RollingUpdate', rollingUpdate: { partition } }],
      [3, { type: 'RollingUpdate' }],
      [1, { type: 'OnDelete' }],
    ],
    chance,
  );
}

/** What a walk begins with. */
export function chooseSpec(chance: Chance): StatefulSetSpec {
  return {
    replicas: chooseReplicas(chance),
    ordinals: { start: pick(starts, chance) },
    template: images[0],
    podManagementPolicy: pick(['OrderedReady', 'Parallel'], chance),
    updateStrategy: chooseStrategy(chance),
    minReadySeconds: pick(readySeconds, chance),
    revisionHistoryLimit: pick(historyLimits, chance),
  };
}

function chooseChange(chance: Chance): Change {
  const template = () => ({ template: pick(images, chance) });
  const replicas = () => ({ replicas: chooseReplicas(chance) });
  const strategy = () => ({ updateStrategy: chooseStrategy(chance) });
  const spec = weighted<() => Partial<StatefulSetSpec>>(
    [
      [10, template],
      [5, replicas],
      [4, strategy],
      [3, () => ({ ...template(), ...replicas() })],
      [1, () => ({ ...template(), ...replicas(), ...strategy() })],
      [1, () => ({ ordinals: { start: pick(starts, chance) } })],
      [2, () => ({ revisionHistoryLimit: pick(historyLimits, chance) })],
      [2, () => ({ minReadySeconds: pick(readySeconds, chance) })],
    ],
    chance,
  )();
  return { do: 'change', spec };
}

/** Something that can happen now. */
export function chooseEvent(world: World, chance: Chance): StatefulSetEvent {
  const change = chooseChange(chance);
  const pod = choosePodEvent(world.pods, chance);
  return pod === undefined
    ? change
    : weighted<StatefulSetEvent>(
        [
          [20, change],
          [80, pod],
        ],
        chance,
      );
}
