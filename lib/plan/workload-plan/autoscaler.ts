import type { Minor } from '../../kubernetes/minor';
import type { PodTimes } from '../../kubernetes/simulation/pods';
import { simulate } from '../../kubernetes/simulation/simulate';
import { type JsonObject, own } from '../../kubernetes/value';
import type { Autoscaler, Ends } from '../needs';
import type { Scaler } from './scaler';
import { timesOf } from './stop';
import { replicasOf } from './verdicts';

/** A workload that something scales, before and after. */
export interface Scaled {
  /** The manifest before; undefined for one that is created. */
  readonly base: JsonObject | undefined;

  /** The manifest after. */
  readonly head: JsonObject | undefined;

  /** What runs; undefined for one that is created. */
  readonly live: JsonObject | undefined;
  readonly next: JsonObject;

  /** Whether something scaled it before. */
  readonly wasScaled: boolean;
  readonly isReplaced: boolean;
  readonly times: PodTimes;
  readonly minor: Minor;
}

/** What the apply does to the number of pods that the autoscaler owns, and the rollout at both ends of its range. */
export function autoscalerPlan(scaler: Scaler, scaled: Scaled): Autoscaler {
  const handOver = handOverOf(scaled);
  return {
    ...scaler,
    ...(handOver === undefined ? {} : { handOver }),
    ...endsOf('atMin', scaler.minReplicas, scaled),
    ...endsOf('atMax', scaler.maxReplicas, scaled),
  };
}

/**
 * The size that the apply writes over that of the autoscaler: what the head says, on each apply; where only the base said
 * it, the default, once.
 */
function handOverOf({ base, head, live, next, wasScaled }: Scaled): Autoscaler['handOver'] {
  const to = replicasOf(next);
  const from = live && replicasOf(live);
  const isWritten = [base, head].some((manifest) => own(own(manifest, 'spec'), 'replicas') !== undefined);
  if (base === undefined || to === undefined || !isWritten) {
    return undefined;
  }
  return { ...(wasScaled || from === undefined ? {} : { from }), to };
}

function endsOf<K extends string>(
  key: K,
  replicas: number,
  { live, next, isReplaced, times, minor }: Scaled,
): { readonly [key in K]?: Ends } {
  if (!isReplaced || live === undefined) {
    return {};
  }
  const timeline = simulate(
    sized(live, replicas),
    sized(next, replicas),
    { old: timesOf(live, times), new: timesOf(next, times) },
    { minor },
  );
  if (timeline === undefined) {
    return {};
  }
  const { steps: _, ...ends } = timeline;
  return { [key]: ends } as { readonly [key in K]?: Ends };
}

/** The workload with another number of pods. */
export function sized(workload: JsonObject, replicas: number): JsonObject {
  return { ...workload, spec: { ...(own(workload, 'spec') as JsonObject), replicas } };
}
