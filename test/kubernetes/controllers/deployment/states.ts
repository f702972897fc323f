import {
  type Deployment,
  type DeploymentSpec,
  type DeploymentState,
  type DeploymentStatus,
  NEW_STATUS,
} from '../../../../lib/kubernetes/controllers/deployment/state';
import type { DeploymentSurroundings } from '../../../../lib/kubernetes/controllers/deployment/sync';
import type { ReplicaSet } from '../../../../lib/kubernetes/controllers/replica-set/state';

const PREFIX = 'deployment.kubernetes.io';

/** A Deployment `web` of four replicas of template `v1`, surge and unavailable 25%, seen by its controller once. */
export function deployment(
  spec: Partial<DeploymentSpec> = {},
  status: Partial<DeploymentStatus> = {},
  annotations: Deployment['annotations'] = {},
): Deployment {
  return {
    name: 'web',
    generation: 1,
    annotations,
    spec: {
      replicas: 4,
      template: 'v1',
      strategy: { type: 'RollingUpdate', maxSurge: '25%', maxUnavailable: '25%' },
      minReadySeconds: 0,
      paused: false,
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
      ...spec,
    },
    status: { ...NEW_STATUS, ...status },
  };
}

/** What a ReplicaSet of a test has that others have not. */
interface Particulars {
  /**
   * Pods in its status.
   * @default - as many as are wanted
   */
  readonly actual?: number;

  /** @default - as many as there are pods */
  readonly ready?: number;

  /** @default - as many as are ready */
  readonly available?: number;

  /** @default 0 */
  readonly terminating?: number;

  /** In seconds. */
  readonly created?: number;
  readonly revision?: number | string;
  readonly desired?: number | string;
  readonly max?: number | string;
  readonly annotations?: ReplicaSet['annotations'];
  readonly generation?: number;
  readonly failure?: string;
}

/** A ReplicaSet `web-TEMPLATE` of a template, wanted size and more. */
export function replicaSet(template: string, replicas: number, more: Particulars = {}): ReplicaSet {
  const { actual = replicas, ready = actual, available = ready, terminating = 0, created = 0, generation = 1 } = more;
  const known = { revision: more.revision, 'desired-replicas': more.desired, 'max-replicas': more.max };
  const annotations = Object.entries(known)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => [`${PREFIX}/${key}`, String(value)]);
  const condition = { type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', lastTransitionTime: 5000 } as const;
  return {
    name: `web-${template}`,
    template,
    created: created * 1000,
    generation,
    annotations: { ...Object.fromEntries(annotations), ...more.annotations },
    spec: { replicas, minReadySeconds: 0 },
    status: {
      observedGeneration: 1,
      replicas: actual,
      readyReplicas: ready,
      availableReplicas: available,
      terminatingReplicas: terminating,
      conditions: more.failure === undefined ? [] : [{ ...condition, message: more.failure }],
    },
  };
}

/** A state without unfinished pods. */
export function state(
  of: Deployment,
  replicaSets: readonly ReplicaSet[],
  unfinishedPods: DeploymentState['unfinishedPods'] = {},
): DeploymentState {
  return { deployment: of, replicaSets, unfinishedPods };
}

/** 1.36 at second 1000, where a template's ReplicaSet is called after it. */
export function surroundings(more: Partial<DeploymentSurroundings> = {}): DeploymentSurroundings {
  const replicaSetName = (template: string, collisions = 0): string => `web-${template}${'x'.repeat(collisions)}`;
  return { now: 1_000_000, minor: '1.36', replicaSetName, ...more };
}

/** Names and sizes of ReplicaSets, in the order of the state. */
export function sizes({ replicaSets }: DeploymentState): Record<string, number> {
  return Object.fromEntries(replicaSets.map(({ name, spec }) => [name, spec.replicas]));
}
