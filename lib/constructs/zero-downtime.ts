import { Duration } from 'cdk8s';
import { PercentOrAbsolute } from 'cdk8s-plus-27';

/**
 * What the preset for zero downtime sets. Each value stands in the YAML, and each gives way to the workload's own
 * prop (`strategy`, `minReady`, `terminationGracePeriod`, a container's `readiness` and `lifecycle.preStop`).
 */
export interface ZeroDowntimeOptions {
  /**
   * Pods above the wanted number while rolling; none is taken away before a new one is available.
   * @default - 25 %, rounded up
   */
  readonly surge?: PercentOrAbsolute;

  /**
   * How long a pod must have been ready before it counts as available.
   * @default - 10 seconds
   */
  readonly minReady?: Duration;

  /**
   * How long a container that is told to go keeps serving (preStop sleep), so that load balancers learn of it first.
   * @default - 10 seconds
   */
  readonly preStopSleep?: Duration;

  /**
   * How long requests in flight may take after that. The termination grace period is the sleep, this and 5 seconds.
   * @default - 30 seconds
   */
  readonly drain?: Duration;

  /**
   * A PodDisruptionBudget by the workload's name that lets drains take one pod at a time.
   * @default true, but not for a DaemonSet, whose pods drains leave alone
   */
  readonly budget?: boolean;

  /**
   * The pods of a revision spread over zones and nodes where the scheduler can.
   * @default true, but not for a DaemonSet, which has a pod on each node
   */
  readonly spread?: boolean;
}

/** The preset with nothing left open. */
export interface ZeroDowntime {
  readonly surge: PercentOrAbsolute;
  readonly minReady: Duration;
  readonly preStopSleep: Duration;
  readonly terminationGracePeriod: Duration;
  readonly budget: boolean;
  readonly spread: boolean;
}

/** Time between the last request and SIGKILL, for the process to write and close what it must. */
const MARGIN_SECONDS = 5;

/** The preset's values, or undefined where it is not asked for. */
export function resolveZeroDowntime(asked: boolean | ZeroDowntimeOptions | undefined): ZeroDowntime | undefined {
  if (asked === undefined || asked === false) {
    return undefined;
  }
  const options = asked === true ? {} : asked;
  const preStopSleep = options.preStopSleep ?? Duration.seconds(10);
  const drain = options.drain ?? Duration.seconds(30);
  return {
    surge: options.surge ?? PercentOrAbsolute.percent(25),
    minReady: options.minReady ?? Duration.seconds(10),
    preStopSleep,
    terminationGracePeriod: Duration.seconds(preStopSleep.toSeconds() + drain.toSeconds() + MARGIN_SECONDS),
    budget: options.budget ?? true,
    spread: options.spread ?? true,
  };
}
