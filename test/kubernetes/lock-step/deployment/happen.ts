import { isDeepStrictEqual } from 'node:util';
import type { Deployment } from '../../../../lib/kubernetes/controllers/deployment/state';
import { podOf } from '../pod-events';
import type { OwnedPod } from '../pods';
import { type Change, type DeploymentEvent, meddled } from './events';
import { modelSpec, unlimited, type World } from './world';

type Annotations = Readonly<Record<string, string>>;

/** Makes an event happen in the model. What it does to pods is seen in reality, but for who deletes them. */
export function happen(event: DeploymentEvent, world: World, now: number): World {
  switch (event.do) {
    case 'pod': {
      const chosen = podOf(event, world.pods);
      const after = event.what === 'gone' ? () => [] : event.what === 'deleted' ? deletePod : undefined;
      if (after === undefined) return world;
      return { ...world, pods: world.pods.flatMap((pod) => (pod === chosen ? after(pod, now) : [pod])) };
    }
    case 'change':
      return { ...world, deployment: changed(world.deployment, event) };
    case 'meddle': {
      const name = meddled(event, world)?.name;
      const edit = { [`deployment.kubernetes.io/${event.annotation}`]: event.value };
      const replicaSets = world.replicaSets.map((one) =>
        one.name === name ? { ...one, annotations: merged(one.annotations, edit) } : one,
      );
      return { ...world, replicaSets };
    }
    case 'all ready':
      return world;
    case 'deadline': {
      const { deployment } = world;
      const conditions = deployment.status.conditions.map((condition) =>
        condition.type === 'Progressing' ? { ...condition, lastUpdateTime: pastDeadline(world) } : condition,
      );
      return { ...world, deployment: { ...deployment, status: { ...deployment.status, conditions } } };
    }
  }
}

/** The API server waits for the kubelet only where one runs the pod. */
export function deletePod(pod: OwnedPod, now: number): readonly OwnedPod[] {
  return pod.node === undefined || isFinished(pod) ? [] : [{ ...pod, deleted: now }];
}

export function isFinished({ phase }: OwnedPod): boolean {
  return phase === 'Succeeded' || phase === 'Failed';
}

/** A last progress so long ago that the deadline is over. */
export function pastDeadline({ deployment }: World): number {
  return Date.now() - ((deployment.spec.progressDeadlineSeconds ?? 0) + 3600) * 1000;
}

/** The API server counts the changes of spec and annotations. */
function changed(deployment: Deployment, { spec, annotations = {} }: Change): Deployment {
  const { revisionHistoryLimit = unlimited, progressDeadlineSeconds = unlimited } = deployment.spec;
  const next = {
    ...deployment,
    annotations: merged(deployment.annotations, annotations),
    spec: modelSpec({ ...deployment.spec, revisionHistoryLimit, progressDeadlineSeconds, ...spec }),
  };
  return isDeepStrictEqual(next, deployment) ? deployment : { ...next, generation: deployment.generation + 1 };
}

function merged(annotations: Annotations, edit: Readonly<Record<string, string | null>>): Annotations {
  const all: Readonly<Record<string, string | null>> = { ...annotations, ...edit };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null));
}
