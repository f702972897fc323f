import { listPods } from '../../../../lib/kubernetes/controllers/stateful-set/list-pods';
import type { StatefulSetPod } from '../../../../lib/kubernetes/controllers/stateful-set/pod';
import {
  NEW_STATUS,
  type StatefulSetSpec,
  type StatefulSetState,
} from '../../../../lib/kubernetes/controllers/stateful-set/state';
import { syncStatefulSet } from '../../../../lib/kubernetes/controllers/stateful-set/sync';
import type { Minor } from '../../../../lib/kubernetes/minor';
import type { BothDurations } from '../../../../lib/kubernetes/simulation/pods';
import type { Counts } from '../../../../lib/kubernetes/simulation/recorder';
import { LONG } from '../../../../lib/kubernetes/simulation/rollout';
import type { World } from '../../../../lib/kubernetes/simulation/run';

/** A pod, and when the kubelet is done with what it does. */
interface TimedPod extends StatefulSetPod {
  readonly at: number;
}

/** A StatefulSet whose pods are kept one by one, and looked at all of them each time. */
export class ExplicitStatefulSet implements World {
  state: StatefulSetState;
  private pods: readonly TimedPod[] = [];
  private now = 0;

  constructor(
    spec: StatefulSetSpec,
    private readonly minor: Minor,
    private durations: BothDurations,
  ) {
    this.state = { statefulSet: { name: '', generation: 1, spec, status: NEW_STATUS }, revisions: [] };
  }

  apply(spec: StatefulSetSpec, durations: BothDurations): void {
    const { statefulSet } = this.state;
    this.state = { ...this.state, statefulSet: { ...statefulSet, spec, generation: statefulSet.generation + 1 } };
    this.durations = durations;
    // The base is looked at long after it settled.
    this.now += LONG;
  }

  counts(): Counts {
    const kept = this.pods.filter(({ deleted }) => deleted === undefined);
    const ready = kept.filter(({ readySince }) => readySince !== undefined);
    return {
      old: kept.filter(({ revision }) => !this.isNew(revision)).length,
      new: kept.filter(({ revision }) => this.isNew(revision)).length,
      ready: ready.length,
      available: ready.filter(({ readySince = 0 }) => readySince + this.minReady <= this.now).length,
      terminating: this.pods.length - kept.length,
    };
  }

  act(now: number): boolean {
    this.now = now;
    const seen = listPods(this.pods, this.state.statefulSet.spec.minReadySeconds, now);
    const surroundings = { minor: this.minor, revisionName: (template: string) => template };
    const { state, create, remove } = syncStatefulSet(this.state, seen, surroundings);
    const acted = state !== this.state || create.length + remove.length > 0;
    this.state = state;
    this.pods = [
      ...this.pods.map((pod) =>
        remove.includes(pod.ordinal) ? { ...pod, deleted: now, at: now + this.durationsOf(pod.revision).stop } : pod,
      ),
      ...create.map((pod) => ({ ...pod, phase: 'Pending' as const, at: now + this.durationsOf(pod.revision).start })),
    ];
    return acted;
  }

  next(): number | undefined {
    const availableAt = ({ readySince }: TimedPod) => (readySince === undefined ? [] : [readySince + this.minReady]);
    const times = this.pods.flatMap((pod) => [pod.at, ...availableAt(pod).filter((at) => at > this.now)]);
    const due = times.filter((at) => at !== Number.POSITIVE_INFINITY);
    return due.length > 0 ? Math.min(...due) : undefined;
  }

  happen(now: number): void {
    this.now = now;
    this.pods = this.pods
      .filter(({ at, deleted }) => deleted === undefined || at > now)
      .map((pod) => (pod.at > now ? pod : { ...pod, phase: 'Running', readySince: now, at: Number.POSITIVE_INFINITY }));
  }

  private get minReady(): number {
    return this.state.statefulSet.spec.minReadySeconds * 1000;
  }

  private isNew(revision: string): boolean {
    return revision === this.state.statefulSet.spec.template;
  }

  private durationsOf(revision: string) {
    return this.durations[this.isNew(revision) ? 'new' : 'old'];
  }
}
