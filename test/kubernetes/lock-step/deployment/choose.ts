import type { DeploymentStrategy } from '../../../../lib/kubernetes/controllers/deployment/state';
import { pick, type Weighted, weighted } from '../choice';
import { choosePodEvent, readyTimes } from '../pod-events';
import type { Chance } from '../subject';
import { type Change, type DeploymentEvent, deadlineCanPass, type Meddling, readyAtOnce } from './events';
import { unlimited, type Wanted, type World } from './world';

const images = ['web:1', 'web:2', 'web:3', 'web:4'] as const;
const surges = [0, 1, 2, 3, 5, '0%', '10%', '25%', '25%', '34%', '50%', '100%', '150%'] as const;
const unavailables = [0, 1, 2, 3, 15, '0%', '1%', '10%', '25%', '25%', '34%', '50%', '100%'] as const;
/** Less and more than pods say to have been ready. */
const readySeconds = [0, 0, 0, 10, 7000, 26_000, 100_000] as const;
const historyLimits = [0, 1, 2, 10, unlimited] as const;
/** Longer than any `minReadySeconds`, as must be, and than any walk; the usual one where that is allowed. */
const deadlines = [1_000_000, unlimited] as const;
const causes = ['first', 'second', 'third', null] as const;

/** From 0 to 12, smaller ones more often: a rollout of few pods ends within a walk. */
function chooseReplicas(chance: Chance): number {
  return Math.floor(chance() ** 1.7 * 13);
}

function chooseStrategy(chance: Chance): DeploymentStrategy {
  if (chance() < 0.15) return { type: 'Recreate' };
  const [maxSurge, maxUnavailable] = [pick(surges, chance), pick(unavailables, chance)];
  // Both 0 are refused.
  const none = Number.parseInt(`${maxSurge}`, 10) === 0 && Number.parseInt(`${maxUnavailable}`, 10) === 0;
  return { type: 'RollingUpdate', maxSurge: none ? 1 : maxSurge, maxUnavailable };
}

/** What a walk begins with. */
export function chooseWanted(chance: Chance): Wanted {
  const minReadySeconds = pick(readySeconds, chance);
  return {
    replicas: chooseReplicas(chance),
    template: images[0],
    strategy: chooseStrategy(chance),
    minReadySeconds,
    paused: chance() < 0.05,
    revisionHistoryLimit: pick(historyLimits, chance),
    progressDeadlineSeconds: minReadySeconds < 600 && chance() < 0.6 ? 600 : pick(deadlines, chance),
  };
}

function chooseChange({ deployment: { spec } }: World, chance: Chance): Change {
  const template = () => ({ template: pick(images, chance) });
  const replicas = () => ({ replicas: chooseReplicas(chance) });
  const strategy = () => ({ strategy: chooseStrategy(chance) });
  const changed = weighted<() => Partial<Wanted>>(
    [
      [8, template],
      [6, replicas],
      [4, strategy],
      [3, () => ({ ...template(), ...replicas() })],
      [1, () => ({ ...replicas(), ...strategy() })],
      [1, () => ({ ...template(), ...replicas(), ...strategy() })],
      [spec.paused ? 10 : 2, () => ({ paused: !spec.paused })],
      [2, () => ({ revisionHistoryLimit: pick(historyLimits, chance) })],
      [2, () => ({ minReadySeconds: pick(readySeconds, chance), progressDeadlineSeconds: pick(deadlines, chance) })],
      [2, () => ({})],
    ],
    chance,
  )();
  const cause = Object.keys(changed).length === 0 || chance() < 0.3 ? pick(causes, chance) : undefined;
  const annotations = cause === undefined ? {} : { annotations: { 'kubernetes.io/change-cause': cause } };
  return { do: 'change', spec: changed, ...annotations };
}

function chooseMeddling(chance: Chance): Meddling {
  const annotation = pick(['desired-replicas', 'max-replicas', 'revision'], chance);
  return { do: 'meddle', replicaSet: chance(), annotation, value: pick(['0', '3', '7', 'none', null], chance) };
}

/** Something that can happen now. */
export function chooseEvent(world: World, chance: Chance): DeploymentEvent {
  const pod = choosePodEvent(world.pods, chance);
  const possible: readonly Weighted<DeploymentEvent>[] = [
    [pod === undefined ? 0 : 70, pod ?? { do: 'deadline' }],
    [readyAtOnce(world).length > 1 ? 15 : 0, { do: 'all ready', readyFor: pick(readyTimes, chance) }],
    [world.replicaSets.length > 0 ? 1 : 0, chooseMeddling(chance)],
    [deadlineCanPass(world) ? 2 : 0, { do: 'deadline' }],
  ];
  return weighted([[25, chooseChange(world, chance)], ...possible], chance);
}
