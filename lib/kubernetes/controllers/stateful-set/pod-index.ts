import { isHealthy } from './list-pods';
import { OrdinalSet, Places } from './ordinal-set';
import type { Range, SeenPod, StatefulSetCounts, StatefulSetPods } from './pods';

/**
 * Keeps the pods of a StatefulSet, thousands of them, and answers each question of its controller's rules in a time that
 * hardly grows with their number. Who keeps them tells of every change, also when a pod becomes available.
 */
export class PodIndex implements StatefulSetPods {
  readonly created: OrdinalSet;
  readonly healthy: OrdinalSet;
  readonly unhealthy: OrdinalSet;
  readonly kept: OrdinalSet;
  readonly finished: OrdinalSet;
  private readonly places: Places;
  private readonly pods = new Map<number, SeenPod>();
  private readonly revisions = new Map<string, PodsOfRevision>();
  private ready = 0;
  private available = 0;

  /** @param ranges where pods may be: those wanted before and after a change of replicas or of the start ordinal */
  constructor(ranges: readonly Range[]) {
    this.places = new Places(ranges);
    const set = () => new OrdinalSet(this.places);
    [this.created, this.healthy, this.unhealthy, this.kept, this.finished] = [set(), set(), set(), set(), set()];
  }

  /** The pod of an ordinal. */
  get(ordinal: number): SeenPod | undefined {
    return this.pods.get(ordinal);
  }

  /** Says how a pod is now, be it a new one. */
  put(pod: SeenPod): void {
    this.delete(pod.ordinal);
    this.pods.set(pod.ordinal, pod);
    this.count(pod, true);
  }

  /** Says that a pod is gone. */
  delete(ordinal: number): void {
    const pod = this.pods.get(ordinal);
    if (pod === undefined) return;
    this.pods.delete(ordinal);
    this.count(pod, false);
  }

  highestOutdated(revision: string, range: Range, health?: 'available' | 'unavailable'): number | undefined {
    let highest: number | undefined;
    for (const [name, pods] of this.revisions) {
      if (name === revision) continue;
      for (const set of health === undefined ? [pods.available, pods.unavailable] : [pods[health]]) {
        const found = set.highest(range);
        if (highest === undefined || (found !== undefined && found > highest)) highest = found;
      }
    }
    return highest;
  }

  counts(currentRevision: string, updateRevision: string): StatefulSetCounts {
    return {
      replicas: this.pods.size,
      readyReplicas: this.ready,
      availableReplicas: this.available,
      currentReplicas: this.revisions.get(currentRevision)?.kept ?? 0,
      updatedReplicas: this.revisions.get(updateRevision)?.kept ?? 0,
    };
  }

  has(revision: string): boolean {
    return (this.revisions.get(revision)?.all ?? 0) > 0;
  }

  /** Counts a pod in, or out. */
  private count(pod: SeenPod, there: boolean): void {
    const { ordinal, terminating, available } = pod;
    const by = there ? 1 : -1;
    this.created.set(ordinal, there);
    this.healthy.set(ordinal, there && isHealthy(pod));
    this.unhealthy.set(ordinal, there && !isHealthy(pod));
    this.kept.set(ordinal, there && !terminating);
    this.finished.set(ordinal, there && pod.finished && !terminating);
    if (pod.ready) this.ready += by;
    if (available) this.available += by;
    const revision = this.revision(pod.revision);
    revision.all += by;
    if (terminating) return;
    revision.kept += by;
    (available ? revision.available : revision.unavailable).set(ordinal, there);
  }

  private revision(name: string): PodsOfRevision {
    const known = this.revisions.get(name);
    if (known !== undefined) return known;
    const set = () => new OrdinalSet(this.places);
    const pods = { all: 0, kept: 0, available: set(), unavailable: set() };
    this.revisions.set(name, pods);
    return pods;
  }
}

/** The pods of one revision. */
interface PodsOfRevision {
  /** How many, those that are being deleted included. */
  all: number;

  /** How many that are not being deleted. */
  kept: number;

  /** Which of these are available. */
  readonly available: OrdinalSet;

  /** Which of these are not. */
  readonly unavailable: OrdinalSet;
}
