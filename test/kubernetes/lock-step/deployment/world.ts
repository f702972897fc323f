import { type DeploymentSpec, type DeploymentState, NEW_STATUS } from '../../../../lib/kubernetes/controllers/deployment/state';
import type { ReplicaSet } from '../../../../lib/kubernetes/controllers/replica-set/state';
import { revisionObject } from '../../../../lib/kubernetes/hash/name';
import type { KubernetesObject } from '../../../control-plane/objects';
import type { OwnedPod } from '../pods';

export const minor = '1.36';

/** All that the model's controllers read and write in a walk. */
export interface World extends Pick<DeploymentState, 'deployment' | 'replicaSets'> {
  /** In the order in which they were created. */
  readonly pods: readonly OwnedPod[];
}

/** What users write: `spec` with all fields, as one manifest says them. The template is an image. */
export type Wanted = Required<DeploymentSpec>;

/** Stands for no limit, which the API server would take for the default. */
export const unlimited = 2 ** 31 - 1;

/** The spec as the model has it. */
export function modelSpec({ revisionHistoryLimit, progressDeadlineSeconds, ...spec }: Wanted): DeploymentSpec {
  return {
    ...spec,
    ...(revisionHistoryLimit === unlimited ? {} : { revisionHistoryLimit }),
    ...(progressDeadlineSeconds === unlimited ? {} : { progressDeadlineSeconds }),
  };
}

/** A part of the spec as the API server takes it, as a merge patch. */
export function realSpec({ template, strategy, ...spec }: Partial<Wanted>): Readonly<Record<string, unknown>> {
  return {
    ...spec,
    ...(template === undefined ? {} : { template: { spec: { containers: [{ name: 'web', image: template }] } } }),
    ...(strategy === undefined ? {} : { strategy: realStrategy(strategy) }),
  };
}

function realStrategy({ type, ...rollingUpdate }: DeploymentSpec['strategy']): object {
  return { type, rollingUpdate: type === 'Recreate' ? null : rollingUpdate };
}

/** The Deployment that a walk creates. */
export function manifest(wanted: Wanted, annotations: Readonly<Record<string, string>>): KubernetesObject {
  const { template, ...spec } = realSpec(wanted);
  const labels = { app: 'web' };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', annotations },
    spec: { ...spec, selector: { matchLabels: labels }, template: { metadata: { labels }, ...(template as object) } },
  };
}

/** The model of it before its controller has seen it. */
export function newWorld(wanted: Wanted, annotations: Readonly<Record<string, string>>): World {
  const deployment = { name: 'web', generation: 1, annotations, spec: modelSpec(wanted), status: NEW_STATUS };
  return { deployment, replicaSets: [], pods: [] };
}

const names = new Map<string, string>();

/** The name of the ReplicaSet that is made for a template. */
export function replicaSetName(template: string, collisionCount: number | undefined): string {
  const key = `${template} ${collisionCount}`;
  const known = names.get(key);
  if (known !== undefined) return known;
  const wanted = { replicas: 1, template, strategy: { type: 'Recreate' } as const, minReadySeconds: 0, paused: false };
  const object = manifest({ ...wanted, revisionHistoryLimit: 10, progressDeadlineSeconds: 600 }, {});
  const name = revisionObject(object, minor, collisionCount)?.name ?? '';
  names.set(key, name);
  return name;
}

/** The pods of a ReplicaSet. */
export function podsOf({ pods }: World, { name }: ReplicaSet): readonly OwnedPod[] {
  return pods.filter(({ owner }) => owner === name);
}
