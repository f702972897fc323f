import { DESIRED_REPLICAS, getDesiredReplicasAnnotation } from '../../controllers/deployment/annotations';
import { maxSurge, maxUnavailable } from '../../controllers/deployment/fenceposts';
import type { DeploymentSpec } from '../../controllers/deployment/state';
import type { Counts } from '../recorder';
import { type Rollout, type Setting, settle, type Version } from '../rollout';
import { deploymentSpec } from '../specs';
import { keep, neverReady, type StuckCause } from '../stuck';
import { DeploymentWorld } from './world';

/** A Deployment right after the apply. */
export function deploymentRollout({ before, after, durations, minor, desiredReplicas }: Setting): Rollout {
  const spec = specOf(after);
  const create = (created: DeploymentSpec, both: typeof durations) => new DeploymentWorld(created, minor, both);
  const specs = before.flatMap(specsBefore);
  const pods = Math.max(...[...specs, spec].map(({ replicas }) => replicas));
  const base = settle(specs, pods, create, durations.old);
  if (desiredReplicas !== undefined) {
    base?.world.annotateDesired(desiredReplicas);
  }
  const reused = base?.world.state.replicaSets.some(({ template }) => template === spec.template) ?? false;
  base?.world.apply(spec, durations);
  const world = base?.world ?? create(spec, durations);
  return {
    world,
    pods,
    origin: base?.now ?? 0,
    reused,
    replicas: spec.replicas,
    strategy: spec.strategy.type,
    surge: maxSurge(spec),
    unavailable: spec.strategy.type === 'Recreate' ? spec.replicas : maxUnavailable(spec),
    timedOut: () =>
      world.state.deployment.status.conditions.some(({ reason }) => reason === 'ProgressDeadlineExceeded'),
    whyStuck: (counts) => whyStuck(world, counts),
  };
}

function specOf({ draft, template }: Version): DeploymentSpec {
  return deploymentSpec(draft, template);
}

/** What is paused was rolled out before: had it been created paused, it would have no pods. */
function specsBefore(version: Version): readonly DeploymentSpec[] {
  const spec = specOf(version);
  return spec.paused ? [{ ...spec, paused: false }, spec] : [spec];
}

function whyStuck({ state: { deployment, replicaSets } }: DeploymentWorld, counts: Counts): StuckCause {
  const { paused, replicas } = deployment.spec;
  if (paused) {
    const what = counts.old === 0 ? 'no pod is created' : `${keep(counts.old)} the old template`;
    return { reason: 'Paused', message: `${what} while the Deployment is paused` };
  }
  for (const replicaSet of replicaSets) {
    const desired = getDesiredReplicasAnnotation(replicaSet);
    if (replicaSet.spec.replicas > 0 && desired !== undefined && desired !== replicas) {
      const message = `the annotation ${DESIRED_REPLICAS} of the ReplicaSet says ${desired}, not ${replicas}: until spec.replicas changes, the controller scales and does not roll`;
      return { reason: 'DesiredReplicas', message };
    }
  }
  return neverReady(counts, replicas);
}
