import type { ReplicaSet } from '../../../../lib/kubernetes/controllers/replica-set/state';
import { describePodEvent, type PodEvent, podOf } from '../pod-events';
import type { OwnedPod } from '../pods';
import type { Wanted, World } from './world';

/** A user changes the Deployment, in one go. */
export interface Change {
  readonly do: 'change';
  readonly spec: Partial<Wanted>;

  /** Annotations to set; null removes. @default - none */
  readonly annotations?: Readonly<Record<string, string | null>>;
}

/** Somebody meddles with an annotation in which the controller keeps its books. */
export interface Meddling {
  readonly do: 'meddle';

  /** Which of the ReplicaSets, from 0 up to 1. */
  readonly replicaSet: number;

  /** Without its prefix `deployment.kubernetes.io/`. */
  readonly annotation: string;

  /** Null removes. */
  readonly value: string | null;
}

/** All pods of the only ReplicaSet that has some become ready. */
export interface AllReady {
  readonly do: 'all ready';
  readonly readyFor: number;
}

/** The time passes in which a rollout has to go on. */
export interface Deadline {
  readonly do: 'deadline';
}

export type DeploymentEvent = PodEvent | Change | Meddling | AllReady | Deadline;

/** The ReplicaSet that is meddled with. */
export function meddled({ replicaSet }: Meddling, { replicaSets }: World): ReplicaSet | undefined {
  return replicaSets[Math.floor(replicaSet * replicaSets.length)];
}

/** The pods that become ready at once; none where it matters in which order they do. */
export function readyAtOnce({ deployment, replicaSets, pods }: World): readonly OwnedPod[] {
  const [only, ...others] = replicaSets.filter(({ spec }) => spec.replicas > 0);
  if (others.length > 0 || only === undefined || only.template !== deployment.spec.template) return [];
  return pods.filter(
    ({ owner, deleted, readySince, phase }) =>
      owner === only.name && deleted === undefined && readySince === undefined && phase !== 'Failed',
  );
}

/** Whether the Deployment waits for progress that has a deadline. */
export function deadlineCanPass({ deployment: { spec, status } }: World): boolean {
  return spec.progressDeadlineSeconds !== undefined && status.conditions.some(({ type }) => type === 'Progressing');
}

/** What happens, in words; undefined when it cannot happen. */
export function describe(event: DeploymentEvent, world: World): string | undefined {
  switch (event.do) {
    case 'pod': {
      const of = podOf(event, world.pods)?.owner;
      return of && `${describePodEvent(event, world.pods)} (of ${of})`;
    }
    case 'change':
      return `change ${JSON.stringify({ ...event.spec, ...event.annotations })}`;
    case 'meddle': {
      const replicaSet = meddled(event, world);
      return replicaSet && `ReplicaSet ${replicaSet.name}: ${event.annotation} becomes ${JSON.stringify(event.value)}`;
    }
    case 'all ready': {
      const pods = readyAtOnce(world);
      return pods.length === 0 ? undefined : `${pods.length} pods ready for ${event.readyFor} s`;
    }
    case 'deadline':
      return deadlineCanPass(world) ? 'the time passes in which a rollout has to go on' : undefined;
  }
}
