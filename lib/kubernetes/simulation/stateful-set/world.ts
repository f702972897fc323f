import { PodIndex } from '../../controllers/stateful-set/pod-index';
import type { Range, SeenPod } from '../../controllers/stateful-set/pods';
import { NEW_STATUS, type StatefulSetSpec, type StatefulSetState } from '../../controllers/stateful-set/state';
import { syncStatefulSet } from '../../controllers/stateful-set/sync';
import type { Minor } from '../../minor';
import type { BothDurations, Durations } from '../pods';
import type { Counts } from '../recorder';
import type { World } from '../run';
import { Agenda } from './agenda';

/** A StatefulSet and its pods. A ControllerRevision has the key of its template for a name. */
export class StatefulSetWorld implements World {
  readonly pods: PodIndex;
  private readonly agenda = new Agenda<SeenPod>();
  private current: StatefulSetState;
  private ready = 0;
  private isUnseen = true;

  /**
   * @param spec of a StatefulSet that is created now
   * @param ranges where its pods will ever be
   */
  constructor(
    spec: StatefulSetSpec,
    ranges: readonly Range[],
    private readonly minor: Minor,
    private durations: BothDurations,
  ) {
    this.pods = new PodIndex(ranges);
    this.current = { statefulSet: { name: '', generation: 1, spec, status: NEW_STATUS }, revisions: [] };
  }

  /** What the controller sees, beside the pods. */
  get state(): StatefulSetState {
    return this.current;
  }

  /** Changes the spec; pods of its template are new ones from now on, all others are old. */
  apply(spec: StatefulSetSpec, durations: BothDurations): void {
    const { statefulSet } = this.current;
    this.current = { ...this.current, statefulSet: { ...statefulSet, generation: statefulSet.generation + 1, spec } };
    this.durations = durations;
    this.isUnseen = true;
  }

  counts(): Counts {
    const { template } = this.current.statefulSet.spec;
    const everywhere = { from: 0, to: Number.MAX_SAFE_INTEGER };
    const kept = this.pods.kept.count(everywhere);
    const made = this.pods.counts('', template).updatedReplicas;
    return {
      old: kept - made,
      new: made,
      ready: this.ready,
      available: this.pods.healthy.count(everywhere),
      terminating: this.pods.created.count(everywhere) - kept,
    };
  }

  act(now: number): boolean {
    if (!this.isUnseen) {
      return false;
    }
    const { state, create, remove } = syncStatefulSet(this.current, this.pods, {
      minor: this.minor,
      revisionName: (template) => template,
    });
    this.isUnseen = state !== this.current || create.length + remove.length > 0;
    this.current = state;
    for (const { ordinal, revision } of create) {
      const pod = { ordinal, revision, finished: false, ready: false, available: false, terminating: false };
      this.put(pod, now, this.durationsOf(revision).start);
    }
    for (const ordinal of remove) {
      const pod = this.pods.get(ordinal);
      if (pod !== undefined) {
        this.put({ ...pod, terminating: true }, now, this.durationsOf(pod.revision).stop);
      }
    }
    return this.isUnseen;
  }

  next(): number | undefined {
    return this.agenda.next();
  }

  happen(now: number): void {
    for (const pod of this.agenda.take(now)) {
      // What was due for a pod that has changed since never happens.
      if (this.pods.get(pod.ordinal) === pod) {
        this.grow(pod, now);
      }
    }
  }

  private grow(pod: SeenPod, now: number): void {
    this.isUnseen = true;
    if (pod.terminating) {
      this.pods.delete(pod.ordinal);
      return;
    }
    const minReady = this.current.statefulSet.spec.minReadySeconds * 1000;
    const available = pod.ready || minReady === 0;
    this.put({ ...pod, ready: true, available }, now, available ? Number.POSITIVE_INFINITY : minReady);
  }

  /** @param delay milliseconds until the next thing happens to the pod */
  private put(pod: SeenPod, now: number, delay: number): void {
    this.ready += Number(isReady(pod)) - Number(isReady(this.pods.get(pod.ordinal)));
    this.pods.put(pod);
    this.agenda.add(pod, now, delay);
  }

  private durationsOf(revision: string): Durations {
    return revision === this.current.statefulSet.spec.template ? this.durations.new : this.durations.old;
  }
}

function isReady(pod: SeenPod | undefined): boolean {
  return pod?.ready === true && !pod.terminating;
}
