import {
  apply,
  type Minor,
  type Refusal,
  type RolloutPods,
  SimulationError,
  simulate,
  type Timeline,
} from '../../kubernetes';
import type { Manifest } from '../../manifests/parse';
import { CliError } from '../error';
import { workloadsIn } from './workloads';

/** A workload and what happens when it is applied. */
export interface Simulation {
  readonly manifest: Manifest;

  /** Whether the manifests before have it not. */
  readonly isNew: boolean;

  /** What the API server refuses; empty when it accepts. */
  readonly refusals: readonly Refusal[];

  /** The first place that the model does not judge, and why. */
  readonly notJudged?: string;

  /**
   * What happens.
   * @default - it is refused
   */
  readonly timeline?: Timeline;
}

/** What a simulation depends on beside the manifests. */
export interface Assumptions {
  readonly minor: Minor;
  readonly pods: RolloutPods;
  readonly nodes: number;
}

/**
 * What happens to each workload when it is applied after what it was before.
 * @param before matched by kind, namespace and name; a workload that is not there is created
 */
export function simulations(
  before: readonly Manifest[],
  after: readonly Manifest[],
  assumptions: Assumptions,
): readonly Simulation[] {
  const bases = workloadsIn(before);
  return [...workloadsIn(after)].map(([key, manifest]) => simulation(bases.get(key), manifest, assumptions));
}

function simulation(base: Manifest | undefined, manifest: Manifest, assumptions: Assumptions): Simulation {
  const { minor, pods, nodes } = assumptions;
  const live = base?.object;
  const isNew = live === undefined;
  const { verdict, object } = apply({
    manifest: manifest.object,
    ...(live === undefined ? {} : { live, last: live }),
    method: 'client',
    minor,
  });
  const { refusals } = verdict;
  const [unknown] = verdict.notJudged;
  const judged = unknown === undefined ? {} : { notJudged: `${unknown.path}: ${unknown.reason}` };
  if (refusals.length > 0) {
    return { manifest, isNew, refusals };
  }
  try {
    // Where the apply is not judged, the manifest stands for its result.
    const timeline = simulate(live, object ?? manifest.object, pods, { minor, nodes });
    return { manifest, isNew, refusals, ...judged, ...(timeline === undefined ? {} : { timeline }) };
  } catch (error) {
    throw error instanceof SimulationError
      ? new CliError(`${manifest.file}:${manifest.line}: ${error.message}`)
      : error;
  }
}
