import type { StatefulSetSpec } from '../../../../lib/kubernetes/controllers/stateful-set/state';
import { describePodEvent, type PodEvent } from '../pod-events';
import type { World } from './world';

/** A user changes the spec. */
export interface Change {
  readonly do: 'change';
  readonly spec: Partial<StatefulSetSpec>;
}

export type StatefulSetEvent = PodEvent | Change;

/** What happens, in words; undefined when it cannot happen. */
export function describe(event: StatefulSetEvent, world: World): string | undefined {
  return event.do === 'pod' ? describePodEvent(event, world.pods) : `change ${JSON.stringify(event.spec)}`;
}
