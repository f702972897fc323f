import type { PodTimes } from '../../kubernetes/simulation/pods';
import { isObject, own } from '../../kubernetes/value';

/**
 * Seconds that the pods of a workload sleep before they are told to stop, by the preStop hooks of their containers; the
 * API server takes none that is longer than their grace period.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow
 */
export function preStopSleep(workload: unknown): number {
  const containers = own(own(own(own(workload, 'spec'), 'template'), 'spec'), 'containers');
  const sleeps = (Array.isArray(containers) ? containers : []).map((container) =>
    own(own(own(own(container, 'lifecycle'), 'preStop'), 'sleep'), 'seconds'),
  );
  return Math.max(0, ...sleeps.filter((seconds) => typeof seconds === 'number'));
}

/** What the pods of a workload take: they stop no sooner than they have slept. */
export function timesOf(workload: unknown, times: PodTimes): PodTimes {
  return isObject(workload) ? { ...times, stop: Math.max(times.stop ?? 0, preStopSleep(workload)) } : times;
}
