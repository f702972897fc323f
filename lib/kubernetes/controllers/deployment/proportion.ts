import type { ReplicaSet } from '../replica-set/state';
import { getMaxReplicasAnnotation } from './annotations';
import { maxSurge } from './fenceposts';
import type { Deployment } from './state';

/**
 * By how much a ReplicaSet grows or shrinks when the Deployment is scaled in mid rollout: by its fraction, as far as
 * what is to be added or removed in all allows.
 * @param toAdd pods to add to all ReplicaSets; below zero, to remove
 * @param added what the ReplicaSets before this one have got of it
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L480
 */
export function getReplicaSetProportion(
  replicaSet: ReplicaSet,
  deployment: Deployment,
  toAdd: number,
  added: number,
): number {
  if (replicaSet.spec.replicas === 0 || toAdd === 0 || toAdd === added) {
    return 0;
  }
  const fraction = getReplicaSetFraction(replicaSet, deployment);
  return toAdd > 0 ? Math.min(fraction, toAdd - added) : Math.max(fraction, toAdd - added);
}

/**
 * The share of a ReplicaSet in a larger or smaller Deployment:
 * `round(size * (replicas + surge) / (replicas + surge before)) - size`, half away from zero.
 *
 * From 10 replicas and surge 3 to 20 and surge 5 (from 13 to 25 pods): a ReplicaSet of 8 gets
 * round(8 * 25 / 13) - 8 = round(15.38) - 8 = 7 more, one of 5 gets round(9.62) - 5 = 5 more. To 0 replicas, each loses
 * all.
 *
 * What there was before stands in an annotation. Where it is missing, no count, or 0 (0 only since 1.32), the pods in
 * the status stand for it; where they are 0, too, nothing is added. Sizes above 46,340 can overflow Go's 32 bits, as
 * here.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L502
 */
function getReplicaSetFraction(replicaSet: ReplicaSet, { spec, status }: Deployment): number {
  const size = replicaSet.spec.replicas;
  if (spec.replicas === 0) {
    return -size;
  }
  const before = getMaxReplicasAnnotation(replicaSet) || status.replicas;
  if (before === 0) {
    return 0;
  }
  const share = Math.imul(size, spec.replicas + maxSurge(spec)) / before;
  return Math.trunc(share < 0 ? share - 0.5 : share + 0.5) - size;
}
