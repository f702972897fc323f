import type { ReplicaSet } from '../replica-set/state';
import { maxSurge } from './fenceposts';
import { appendToHistory, parseInteger, REVISION, REVISION_HISTORY } from './revision';
import type { Deployment, DeploymentSpec } from './state';

type Annotations = Readonly<Record<string, string>>;

export const DESIRED_REPLICAS = 'deployment.kubernetes.io/desired-replicas';
export const MAX_REPLICAS = 'deployment.kubernetes.io/max-replicas';

/** What is never copied from a Deployment to its ReplicaSets. */
const SKIPPED: ReadonlySet<string> = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  REVISION,
  REVISION_HISTORY,
  DESIRED_REPLICAS,
  MAX_REPLICAS,
  'deprecated.deployment.rollback.to',
]);

/**
 * The annotations of the new ReplicaSet: those of the Deployment are copied, and its revision is raised, never lowered.
 * One that is taken again remembers the revision it had: with revision 1 and a new revision 3 it becomes 3, history `1`.
 * @param revision one above the highest of the old ReplicaSets
 * @returns the annotations, and whether the ReplicaSet is written for them. With a revision that is no number it is not:
 *   what was copied waits until it is written for another reason.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L232
 */
export function setNewReplicaSetAnnotations(
  annotations: Annotations,
  deployment: Deployment,
  revision: number,
): { readonly annotations: Annotations; readonly changed: boolean } {
  const copied = copyDeploymentAnnotations(deployment.annotations, annotations);
  const old = annotations[REVISION];
  const number = old === undefined || old === '' ? 0 : parseInteger(old);
  if (number === undefined) {
    return { annotations: copied, changed: false };
  }
  if (number >= revision) {
    return { annotations: copied, changed: copied !== annotations };
  }
  const history: Annotations =
    old === undefined ? {} : { [REVISION_HISTORY]: appendToHistory(annotations[REVISION_HISTORY] ?? '', old) };
  return { annotations: { ...copied, [REVISION]: String(revision), ...history }, changed: true };
}

/**
 * The ReplicaSet's annotations with those of the Deployment over them. What was removed from the Deployment stays, such
 * as the change cause of the revision before.
 * @returns the very same annotations when nothing changes
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L315
 */
function copyDeploymentAnnotations(from: Annotations, to: Annotations): Annotations {
  const changed = Object.entries(from).filter(([key, value]) => !SKIPPED.has(key) && to[key] !== value);
  return changed.length === 0 ? to : { ...to, ...Object.fromEntries(changed) };
}

/**
 * The annotations by which the controller later knows that the Deployment was scaled: its size, and size plus surge.
 * @returns the very same annotations when nothing changes
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L412
 */
export function setReplicasAnnotations(annotations: Annotations, spec: DeploymentSpec): Annotations {
  const desired = String(spec.replicas);
  const max = String(spec.replicas + maxSurge(spec));
  return annotations[DESIRED_REPLICAS] === desired && annotations[MAX_REPLICAS] === max
    ? annotations
    : { ...annotations, [DESIRED_REPLICAS]: desired, [MAX_REPLICAS]: max };
}

/**
 * The Deployment's size when the ReplicaSet was scaled last; undefined where the annotation is missing or is no count.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L380
 */
export function getDesiredReplicasAnnotation({ annotations }: ReplicaSet): number | undefined {
  return nonNegativeInt32(annotations[DESIRED_REPLICAS]);
}

/**
 * The Deployment's size plus surge when the ReplicaSet was scaled last; undefined as above.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L384
 */
export function getMaxReplicasAnnotation({ annotations }: ReplicaSet): number | undefined {
  return nonNegativeInt32(annotations[MAX_REPLICAS]);
}

/** @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L396 */
function nonNegativeInt32(text: string | undefined): number | undefined {
  const number = text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
  return number !== undefined && number < 2 ** 31 ? number : undefined;
}
