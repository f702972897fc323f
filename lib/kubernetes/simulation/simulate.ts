import { child } from '../decode/draft';
import { type RevisionObject, revisionOf } from '../hash/name';
import type { Minor } from '../minor';
import { type Prepared, prepare } from '../prepare';
import { daemonSetRollout } from './daemon-set/rollout';
import { deploymentRollout } from './deployment/rollout';
import { type BothDurations, durationsOf, type RolloutPods } from './pods';
import type { Rollout, Setting } from './rollout';
import { statefulSetRollout } from './stateful-set/rollout';
import { templateKeys } from './templates';
import type { Timeline } from './timeline';
import { watch } from './watch';

/** What a simulation depends on beside the manifests and the pods. */
export interface SimulationOptions {
  /** The minor of the cluster. */
  readonly minor: Minor;

  /**
   * How many nodes a DaemonSet runs on.
   * @default 3
   */
  readonly nodes?: number;

  /**
   * The workload as it was applied before the base, the oldest first: what of it the cluster still holds is taken again
   * when the template goes back.
   * @default - the base was created as it is
   */
  readonly earlier?: readonly unknown[];

  /**
   * What the annotation `deployment.kubernetes.io/desired-replicas` says on the ReplicaSets of the base. Scaling in the
   * midst of a rollout can leave a wrong number there, and then nothing rolls any more.
   * @default - the size of the base
   */
  readonly desiredReplicas?: number;
}

const NODES = 3;

const KINDS: Readonly<Record<string, (setting: Setting, durations: BothDurations) => Rollout>> = {
  'apps.Deployment': deploymentRollout,
  'apps.StatefulSet': statefulSetRollout,
  'apps.DaemonSet': daemonSetRollout,
};

/** One rollout, to be simulated with pods that behave in several ways. */
export interface RolloutSimulator {
  /** The same for rollouts that take the same steps, whatever their pods are made of. */
  readonly shape: string;

  /** What holds the template applied, but for whether it is used again. */
  readonly revision: RevisionObject;

  /**
   * Simulates it.
   * @param pods how they behave
   * @throws SimulationError for a rollout that is too large, or whose base never settles
   */
  simulate(pods?: RolloutPods): Timeline;
}

/**
 * Simulates what a cluster does when a workload is applied: each step, how many pods run and serve, and how it ends.
 * Both manifests may leave out what the API server fills in; both must be such that it accepts them.
 *
 * The base is settled: all its pods were made and became ready, or never will, long ago. Controllers take no time, all
 * pods of one template take equally long, and there is room for every pod.
 * @param before the workload in the cluster; undefined when there is none
 * @param after the workload as applied, see `apply`
 * @returns undefined where they are not workloads of one kind
 * @throws SimulationError for a rollout that is too large, or whose base never settles
 * @throws UnforeseeableError for a template with a timestamp in its metadata
 */
export function simulate(
  before: unknown,
  after: unknown,
  pods: RolloutPods,
  options: SimulationOptions,
): Timeline | undefined {
  return rolloutSimulator(before, after, options)?.simulate(pods);
}

/** Reads the manifests of a rollout once, to simulate it with pods that behave in several ways; see `simulate`. */
export function rolloutSimulator(
  before: unknown,
  after: unknown,
  { minor, nodes = NODES, earlier = [], desiredReplicas }: SimulationOptions,
): RolloutSimulator | undefined {
  const old = (before === undefined ? [] : [...earlier, before]).map((manifest) => prepare(manifest, minor));
  const next = prepare(after, minor);
  const rolloutOf = KINDS[next?.type ?? ''];
  const revision = next === undefined ? undefined : revisionOf(next, minor);
  if (next === undefined || revision === undefined || rolloutOf === undefined || !areOf(next.type, old)) {
    return undefined;
  }
  const drafts = [...old, next].map(({ draft }) => draft);
  const keys = templateKeys(drafts, next.type, minor);
  const versions = drafts.map((draft, index) => ({ draft, template: keys[index] ?? '' }));
  const setting: Setting = {
    before: versions.slice(0, -1),
    after: versions.at(-1) ?? { draft: next.draft, template: '' },
    minor,
    nodes,
    ...(desiredReplicas === undefined ? {} : { desiredReplicas }),
  };
  const simulated = (pods?: RolloutPods): Timeline => {
    const rollout = rolloutOf(setting, durationsOf(pods));
    const { replicas, strategy, surge, unavailable, reused } = rollout;
    return { replicas, strategy, surge, unavailable, revision: { ...revision, reused }, ...watch(rollout) };
  };
  return { shape: shapeOf(next.type, setting), revision, simulate: simulated };
}

/** All that a rollout depends on beside its pods. */
function shapeOf(type: string, { before, after, ...rest }: Setting): string {
  const versions = [...before, after].map(({ draft, template }) => {
    const { selector: _, ...spec } = child(draft, 'spec') ?? {};
    return { ...spec, template };
  });
  return JSON.stringify([type, versions, rest]);
}

function areOf(type: string, prepared: readonly (Prepared | undefined)[]): prepared is readonly Prepared[] {
  return prepared.every((one) => one?.type === type);
}
