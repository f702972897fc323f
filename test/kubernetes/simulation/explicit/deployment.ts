import type { DeploymentSpec, DeploymentState } from '../../../../lib/kubernetes/controllers/deployment/state';
import { NEW_STATUS } from '../../../../lib/kubernetes/controllers/deployment/state';
import { syncDeployment } from '../../../../lib/kubernetes/controllers/deployment/sync';
import { countPods, isPodActive } from '../../../../lib/kubernetes/controllers/replica-set/counts';
import { getPodsToDelete } from '../../../../lib/kubernetes/controllers/replica-set/deletion-order';
import type { Pod } from '../../../../lib/kubernetes/controllers/replica-set/pod';
import type { ReplicaSet } from '../../../../lib/kubernetes/controllers/replica-set/state';
import { syncReplicaSet } from '../../../../lib/kubernetes/controllers/replica-set/sync';
import type { Minor } from '../../../../lib/kubernetes/minor';
import type { BothDurations } from '../../../../lib/kubernetes/simulation/pods';
import type { Counts } from '../../../../lib/kubernetes/simulation/recorder';
import { LONG } from '../../../../lib/kubernetes/simulation/rollout';
import type { World } from '../../../../lib/kubernetes/simulation/run';

/** A pod, its ReplicaSet, and when the kubelet is done with what it does. */
interface OwnedPod extends Pod {
  readonly owner: string;
  readonly at: number;
}

/** A Deployment whose pods are kept one by one, and looked at all of them each time: slow, and plain to see. */
export class ExplicitDeployment implements World {
  state: DeploymentState;
  private pods: readonly OwnedPod[] = [];
  private made = 0;
  private wake = Number.POSITIVE_INFINITY;
  private isWoken = false;
  private now = 0;

  constructor(
    spec: DeploymentSpec,
    private readonly minor: Minor,
    private durations: BothDurations,
  ) {
    const deployment = { name: '', generation: 1, annotations: {}, spec, status: NEW_STATUS };
    this.state = { deployment, replicaSets: [], unfinishedPods: {} };
  }

  apply(spec: DeploymentSpec, durations: BothDurations): void {
    const { deployment } = this.state;
    this.state = { ...this.state, deployment: { ...deployment, spec, generation: deployment.generation + 1 } };
    this.durations = durations;
    // The base is looked at long after it settled.
    this.now += LONG;
  }

  counts(): Counts {
    const active = this.pods.filter(isPodActive);
    const ready = active.filter(({ readySince }) => readySince !== undefined);
    const isNew = ({ owner }: OwnedPod) => owner === this.state.deployment.spec.template;
    return {
      old: active.filter((pod) => !isNew(pod)).length,
      new: active.filter(isNew).length,
      ready: ready.length,
      available: ready.filter((pod) => (this.availableAt(pod) ?? 0) <= this.now).length,
      terminating: this.pods.length - active.length,
    };
  }

  act(now: number): boolean {
    this.now = now;
    let acted = false;
    while (this.state.replicaSets.map((replicaSet) => this.actReplicaSet(replicaSet)).includes(true)) {
      acted = true;
    }
    return acted || this.actDeployment();
  }

  next(): number | undefined {
    const availableAt = this.pods.flatMap((pod) => this.availableAt(pod) ?? []).filter((at) => at > this.now);
    const times = [...this.pods.map(({ at }) => at), ...availableAt, this.wake];
    const due = times.filter((at) => at !== Number.POSITIVE_INFINITY);
    return due.length > 0 ? Math.min(...due) : undefined;
  }

  happen(now: number): void {
    this.isWoken = this.wake <= now;
    this.now = now;
    this.pods = this.pods
      .filter(({ at, deleted }) => deleted === undefined || at > now)
      .map((pod) => (pod.at > now ? pod : { ...pod, phase: 'Running', readySince: now, at: Number.POSITIVE_INFINITY }));
  }

  /** A pod that outlives its ReplicaSet is never asked about. */
  private availableAt({ readySince, owner }: OwnedPod): number | undefined {
    const { minReadySeconds = 0 } = this.state.replicaSets.find(({ name }) => name === owner)?.spec ?? {};
    return readySince === undefined ? undefined : readySince + minReadySeconds * 1000;
  }

  private podsOf({ name }: ReplicaSet): readonly OwnedPod[] {
    return this.pods.filter(({ owner }) => owner === name);
  }

  private countsOf(replicaSet: ReplicaSet) {
    return countPods(this.podsOf(replicaSet), replicaSet.spec.minReadySeconds, this.now);
  }

  private actReplicaSet(replicaSet: ReplicaSet): boolean {
    const surroundings = { now: this.now, minor: this.minor };
    const { create, remove, status } = syncReplicaSet(replicaSet, this.countsOf(replicaSet), surroundings);
    const active = this.podsOf(replicaSet).filter(isPodActive);
    const gone = new Set<Pod>(getPodsToDelete(active, this.pods, remove, this.now));
    const { start, stop } = this.durations[this.isNew(replicaSet) ? 'new' : 'old'];
    this.pods = [
      ...this.pods.map((pod) => (gone.has(pod) ? { ...pod, deleted: this.now, at: this.now + stop } : pod)),
      ...Array.from({ length: create }, () => this.pod(replicaSet.name, this.now + start)),
    ];
    const replicaSets = this.state.replicaSets.map((one) => (one.name === replicaSet.name ? { ...one, status } : one));
    this.state = { ...this.state, replicaSets };
    return create + remove > 0 || status !== replicaSet.status;
  }

  /** Of two pods between which nothing but the UID decides, the younger goes first. */
  private pod(owner: string, at: number): OwnedPod {
    this.made += 1;
    const uid = String(1_000_000 - this.made);
    return { name: uid, uid, created: this.now, node: uid, phase: 'Pending', owner, at };
  }

  private isNew({ template }: ReplicaSet): boolean {
    return template === this.state.deployment.spec.template;
  }

  private actDeployment(): boolean {
    const unfinishedPods = Object.fromEntries(
      this.state.replicaSets.map((replicaSet) => [replicaSet.name, this.podsOf(replicaSet).length]),
    );
    const before = { ...this.state, unfinishedPods };
    const surroundings = { now: this.now, minor: this.minor, replicaSetName: (template: string) => template };
    const { state, requeueAfter } = syncDeployment(before, surroundings);
    this.state = state;
    const isVain = this.isWoken && state === before;
    this.wake = requeueAfter === undefined || isVain ? Number.POSITIVE_INFINITY : this.now + requeueAfter;
    this.isWoken = false;
    return state !== before;
  }
}
