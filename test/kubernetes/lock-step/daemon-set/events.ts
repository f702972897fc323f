import type { DaemonSetSpec } from '../../../../lib/kubernetes/controllers/daemon-set/state';
import { describePodEvent, type PodEvent, podOf } from '../pod-events';
import { templateOf, type World } from './world';

/** A user changes the spec. */
export interface Change {
  readonly do: 'change';
  readonly spec: Partial<DaemonSetSpec>;
}

export type DaemonSetEvent = PodEvent | Change;

/** For how many milliseconds a failed pod may have to stay until the next one may fail on its node, so that walks end. */
const longestBackoff = 2000;

/** What happens, in words; undefined when it cannot happen. */
export function describe(event: DaemonSetEvent, world: World): string | undefined {
  if (event.do === 'change') {
    const { template, ...spec } = event.spec;
    return `change ${JSON.stringify({ ...spec, ...(template === undefined ? {} : templateOf({ template })) })}`;
  }
  const target = podOf(event, world.pods)?.target;
  if (target === undefined || (event.what === 'failed' && backoffOn(target, world) > longestBackoff)) return undefined;
  return `${describePodEvent(event, world.pods)} on ${target}`;
}

/** For how many milliseconds after the last failed pod on a node the next one would have to stay. */
export function backoffOn(node: string, { backoff, daemonSet }: World): number {
  const last = backoff[node];
  return last?.observedGeneration === daemonSet.status.observedGeneration ? last.delay : 0;
}
