import { updatedDesiredNodeCounts } from '../../controllers/daemon-set/counts';
import type { DaemonSetSpec } from '../../controllers/daemon-set/state';
import { type Rollout, type Setting, settle, type Version } from '../rollout';
import { daemonSetSpec } from '../specs';
import { neverReady, onDelete } from '../stuck';
import { DaemonSetWorld } from './world';

/** A DaemonSet right after the apply. */
export function daemonSetRollout({ before, after, durations, nodes }: Setting): Rollout {
  const spec = specOf(after);
  const create = (created: DaemonSetSpec, both: typeof durations) => new DaemonSetWorld(created, nodes, both);
  const base = settle(before.map(specOf), nodes, create, durations.old);
  const reused = base?.world.state.revisions.some(({ template }) => template === spec.template) ?? false;
  base?.world.apply(spec, durations);
  const world = base?.world ?? create(spec, durations);
  const { maxSurge, maxUnavailable } = updatedDesiredNodeCounts(spec, nodes);
  return {
    world,
    pods: nodes,
    origin: base?.now ?? 0,
    reused,
    replicas: nodes,
    strategy: spec.updateStrategy.type,
    surge: maxSurge,
    unavailable: Math.min(maxUnavailable, nodes),
    timedOut: () => false,
    whyStuck: (counts) => (spec.updateStrategy.type === 'OnDelete' ? onDelete(counts) : neverReady(counts, nodes)),
  };
}

function specOf({ draft, template }: Version): DaemonSetSpec {
  return daemonSetSpec(draft, template);
}
