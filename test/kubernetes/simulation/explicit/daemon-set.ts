import type { DaemonPod, NodeGroup } from '../../../../lib/kubernetes/controllers/daemon-set/nodes';
import {
  type DaemonSetSpec,
  type DaemonSetState,
  NEW_STATUS,
} from '../../../../lib/kubernetes/controllers/daemon-set/state';
import { syncDaemonSet } from '../../../../lib/kubernetes/controllers/daemon-set/sync';
import type { BothDurations } from '../../../../lib/kubernetes/simulation/pods';
import type { Counts } from '../../../../lib/kubernetes/simulation/recorder';
import { LONG } from '../../../../lib/kubernetes/simulation/rollout';
import type { World } from '../../../../lib/kubernetes/simulation/run';

/** A pod as the kubelet knows it. */
interface Pod {
  readonly revision: string;
  readonly readySince?: number;
  readonly deleted?: number;
  readonly at: number;
}

/** A DaemonSet whose nodes are kept one by one. */
export class ExplicitDaemonSet implements World {
  state: DaemonSetState;
  private nodes: readonly (readonly Pod[])[];
  private now = 0;

  constructor(
    spec: DaemonSetSpec,
    nodes: number,
    private durations: BothDurations,
  ) {
    this.state = { daemonSet: { name: '', generation: 1, spec, status: NEW_STATUS }, revisions: [] };
    this.nodes = Array.from({ length: nodes }, () => []);
  }

  apply(spec: DaemonSetSpec, durations: BothDurations): void {
    const { daemonSet } = this.state;
    this.state = { ...this.state, daemonSet: { ...daemonSet, spec, generation: daemonSet.generation + 1 } };
    this.durations = durations;
    // The base is looked at long after it settled.
    this.now += LONG;
  }

  counts(): Counts {
    const all = this.nodes.flat();
    const kept = all.filter(({ deleted }) => deleted === undefined).map((pod) => this.seen(pod));
    return {
      old: kept.filter(({ revision }) => !this.isNew(revision)).length,
      new: kept.filter(({ revision }) => this.isNew(revision)).length,
      ready: kept.filter(({ ready }) => ready).length,
      available: kept.filter(({ available }) => available).length,
      terminating: all.length - kept.length,
    };
  }

  act(now: number): boolean {
    this.now = now;
    const groups: readonly NodeGroup[] = this.nodes.map((pods) => ({
      nodes: 1,
      shouldRun: true,
      shouldContinueRunning: true,
      pods: pods.map((pod) => this.seen(pod)),
    }));
    const { state, actions } = syncDaemonSet(this.state, groups, { revisionName: (template) => template });
    const acted = state !== this.state || actions.length > 0;
    this.state = state;
    this.nodes = this.nodes.map((pods, index) => {
      const action = actions.find(({ group }) => group === groups[index]);
      const create = action?.create;
      return [
        ...pods.map((pod, at) =>
          action?.remove.includes(at) ? { ...pod, deleted: now, at: now + this.durationsOf(pod.revision).stop } : pod,
        ),
        ...(create === undefined ? [] : [{ revision: create, at: now + this.durationsOf(create).start }]),
      ];
    });
    return acted;
  }

  next(): number | undefined {
    const availableAt = ({ readySince }: Pod) => (readySince === undefined ? [] : [readySince + this.minReady]);
    const times = this.nodes.flat().flatMap((pod) => [pod.at, ...availableAt(pod).filter((at) => at > this.now)]);
    const due = times.filter((at) => at !== Number.POSITIVE_INFINITY);
    return due.length > 0 ? Math.min(...due) : undefined;
  }

  happen(now: number): void {
    this.now = now;
    this.nodes = this.nodes.map((pods) =>
      pods
        .filter(({ at, deleted }) => deleted === undefined || at > now)
        .map((pod) => (pod.at > now ? pod : { ...pod, readySince: now, at: Number.POSITIVE_INFINITY })),
    );
  }

  private seen({ revision, readySince, deleted }: Pod): DaemonPod {
    const ready = readySince !== undefined;
    const available = ready && readySince + this.minReady <= this.now;
    return { revision, phase: ready ? 'Running' : 'Pending', ready, available, terminating: deleted !== undefined };
  }

  private get minReady(): number {
    return this.state.daemonSet.spec.minReadySeconds * 1000;
  }

  private isNew(revision: string): boolean {
    return revision === this.state.daemonSet.spec.template;
  }

  private durationsOf(revision: string) {
    return this.durations[this.isNew(revision) ? 'new' : 'old'];
  }
}
