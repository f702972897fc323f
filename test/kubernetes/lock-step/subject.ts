import type { RolloutStatus } from '../../../lib/kubernetes/rollout-status/status';
import type { Cluster } from '../../control-plane/cluster';
import type { Kubelet } from '../../control-plane/kubelet';
import type { KubernetesObject } from '../../control-plane/objects';
import type { Change, Kind, Store } from '../../control-plane/store';

/** Gives numbers from 0 up to 1. */
export type Chance = () => number;

/** What is compared: values by the place where they stand, such as `ReplicaSet web-5d4f8 spec.replicas`. */
export type View = Readonly<Record<string, unknown>>;

/** The real side of a walk. */
export interface Real {
  readonly cluster: Cluster;
  readonly namespace: string;
  readonly store: Store;
  readonly kubelet: Kubelet;
}

/** The real side when the controllers have come to rest after an event. */
export interface Seen {
  readonly store: Store;

  /** What was written since the event, the event's own writes included, in the order in which it was written. */
  readonly changes: readonly Change[];

  /** When the event began and when all was at rest, in milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
}

/**
 * A kind of workload as walks see it. Its workload is called `web`.
 *
 * @typeParam Model the state of the model: the workload, what its controller makes, and the pods under their real names
 * @typeParam Event something that happens, as data that does not depend on names: a walk is found again by its seed, and
 *   makes sense when events before it are left out
 */
export interface Subject<Model, Event> {
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet';

  /** The kinds that its controllers read and write. */
  readonly kinds: readonly Kind[];

  /** The workload that a walk begins with, and its model before any controller has seen it. */
  begin(chance: Chance): { readonly manifest: KubernetesObject; readonly model: Model };

  /** Something that can happen now. */
  choose(model: Model, chance: Chance): Event;

  /** What happens, in words; undefined when it cannot happen now. */
  describe(event: Event, model: Model): string | undefined;

  /** Makes it happen to the real objects. It does not wait for the controllers. */
  perform(event: Event, model: Model, real: Real): Promise<void>;

  /**
   * The states in which the model's controllers come to rest after an event, or after the workload was created when there
   * is none. More than one where the order in which controllers act is not determined and matters; the likeliest first.
   *
   * What the API server, the scheduler and the kubelet decide of a pod (name, times, node, phase, readiness) is taken from
   * what was seen. Which pods there are and which are deleted is the controllers' decision.
   */
  follow(model: Model, event: Event | undefined, seen: Seen): Iterable<Model>;

  /** What of the model is compared. */
  view(model: Model): View;

  /** The same of what is real. */
  viewReal(store: Store): View;

  /** What `kubectl rollout status` says of the model. */
  rolloutStatus(model: Model): RolloutStatus;
}
