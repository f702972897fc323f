import { getStatefulSetMaxUnavailable } from '../../controllers/stateful-set/max-unavailable';
import { wantedOrdinals } from '../../controllers/stateful-set/range';
import type { StatefulSetSpec } from '../../controllers/stateful-set/state';
import { SimulationError } from '../error';
import type { Counts } from '../recorder';
import { type Rollout, type Setting, settle, type Version } from '../rollout';
import { statefulSetSpec } from '../specs';
import { keep, neverReady, onDelete, type StuckCause } from '../stuck';
import { StatefulSetWorld } from './world';

/** A cluster takes 150,000 pods. */
const MOST_PODS = 1_000_000;

/**
 * A StatefulSet right after the apply.
 * @throws SimulationError for one with too many pods
 */
export function statefulSetRollout({ before, after, durations, minor }: Setting): Rollout {
  const spec = specOf(after);
  const old = before.map(specOf);
  const most = Math.max(...[...old, spec].map(({ replicas }) => replicas));
  if (most > MOST_PODS) {
    throw new SimulationError(`a StatefulSet of ${most} pods is not simulated: at most ${MOST_PODS} are`);
  }
  const ranges = [...old, spec].map(wantedOrdinals);
  const create = (created: StatefulSetSpec, both: typeof durations) =>
    new StatefulSetWorld(created, ranges, minor, both);
  const base = settle(old, most, create, durations.old);
  const reused = base?.world.state.revisions.some(({ template }) => template === spec.template) ?? false;
  base?.world.apply(spec, durations);
  const world = base?.world ?? create(spec, durations);
  return {
    world,
    pods: most,
    origin: base?.now ?? 0,
    reused,
    replicas: spec.replicas,
    strategy: spec.updateStrategy.type,
    surge: 0,
    unavailable:
      spec.updateStrategy.type === 'OnDelete' ? 0 : Math.min(getStatefulSetMaxUnavailable(spec), spec.replicas),
    timedOut: () => false,
    whyStuck: (counts) => whyStuck(world, counts),
  };
}

function specOf({ draft, template }: Version): StatefulSetSpec {
  return statefulSetSpec(draft, template);
}

function whyStuck({ pods, state }: StatefulSetWorld, counts: Counts): StuckCause {
  const { spec } = state.statefulSet;
  if (spec.updateStrategy.type === 'OnDelete') {
    return onDelete(counts);
  }
  const waitsFor = pods.healthy.lowestAbsent(wantedOrdinals(spec));
  if (waitsFor === undefined) {
    const partition = spec.updateStrategy.rollingUpdate?.partition ?? 0;
    return { reason: 'Partition', message: `${keep(counts.old)} the old template: the partition is ${partition}` };
  }
  const isOld = pods.get(waitsFor)?.revision !== spec.template;
  if (isOld && spec.podManagementPolicy === 'OrderedReady') {
    const message = `pod ${waitsFor} is of the old template and never becomes ready; OrderedReady waits for it until somebody deletes it`;
    return { reason: 'OrderedReady', message };
  }
  return neverReady(counts, spec.replicas);
}
