import {
  type Deployment,
  type DeploymentSpec,
  type DeploymentState,
  NEW_STATUS,
} from '../../controllers/deployment/state';
import { syncDeployment } from '../../controllers/deployment/sync';
import type { ReplicaSet } from '../../controllers/replica-set/state';
import { syncReplicaSet } from '../../controllers/replica-set/sync';
import type { Minor } from '../../minor';
import type { BothDurations } from '../pods';
import type { Counts } from '../recorder';
import type { World } from '../run';
import { earliest, PodPool } from './pool';

/** A Deployment, its ReplicaSets and their pods. A ReplicaSet has the key of its template for a name. */
export class DeploymentWorld implements World {
  private current: DeploymentState;
  private readonly pools = new Map<string, PodPool>();

  /** The ReplicaSets whose controller has not seen the newest spec and pods yet. */
  private readonly unseen = new Set<string>();
  private isUnseen = true;
  private wake: number | undefined;
  private isWoken = false;

  /** @param spec of a Deployment that is created now */
  constructor(
    spec: DeploymentSpec,
    private readonly minor: Minor,
    private durations: BothDurations,
  ) {
    const deployment: Deployment = { name: '', generation: 1, annotations: {}, spec, status: NEW_STATUS };
    this.current = { deployment, replicaSets: [], unfinishedPods: {} };
  }

  /** All that the controller sees. */
  get state(): DeploymentState {
    return this.current;
  }

  /** Changes the spec; pods of its template are new ones from now on, all others are old. */
  apply(spec: DeploymentSpec, durations: BothDurations): void {
    const { deployment } = this.current;
    this.current = { ...this.current, deployment: { ...deployment, generation: deployment.generation + 1, spec } };
    this.durations = durations;
    this.isUnseen = true;
    for (const replicaSet of this.current.replicaSets) {
      this.behave(replicaSet);
    }
  }

  /** Makes the annotation of the ReplicaSets that run out of date. */
  annotateDesired(replicas: number): void {
    const annotate = ({ annotations, ...replicaSet }: ReplicaSet) => ({
      ...replicaSet,
      annotations: { ...annotations, 'deployment.kubernetes.io/desired-replicas': String(replicas) },
    });
    this.current = { ...this.current, replicaSets: this.current.replicaSets.map(annotate) };
  }

  counts(): Counts {
    const { template } = this.current.deployment.spec;
    const sums = { old: 0, new: 0, ready: 0, available: 0, terminating: 0 };
    // Pods that terminate may outlive their ReplicaSet.
    for (const [name, pool] of this.pools) {
      const { active, ready, available, terminating } = pool.counts();
      sums[name === template ? 'new' : 'old'] += active;
      sums.ready += ready;
      sums.available += available;
      sums.terminating += terminating;
    }
    return sums;
  }

  /** ReplicaSets first, until they are done: they create and delete at most 500 pods at a time. */
  act(now: number): boolean {
    let acted = false;
    while (this.actReplicaSets(now)) {
      acted = true;
    }
    return acted || this.actDeployment(now);
  }

  next(): number | undefined {
    let first = this.wake;
    for (const pool of this.pools.values()) {
      first = earliest(first, pool.next());
    }
    return first;
  }

  happen(now: number): void {
    for (const [name, pool] of this.pools) {
      if (pool.happen(now)) {
        this.podsChanged(name);
      }
    }
    if (this.wake !== undefined && this.wake <= now) {
      this.wake = undefined;
      this.isWoken = true;
      this.isUnseen = true;
    }
  }

  private actReplicaSets(now: number): boolean {
    let acted = false;
    for (const name of [...this.unseen]) {
      this.unseen.delete(name);
      const replicaSet = this.current.replicaSets.find((candidate) => candidate.name === name);
      acted = (replicaSet !== undefined && this.actReplicaSet(replicaSet, now)) || acted;
    }
    return acted;
  }

  private actReplicaSet(replicaSet: ReplicaSet, now: number): boolean {
    const { name } = replicaSet;
    const pool = this.pool(name);
    const { create, remove, status } = syncReplicaSet(replicaSet, pool.counts(), { now, minor: this.minor });
    if (create + remove > 0) {
      pool.create(create, now);
      pool.remove(remove, now);
      this.podsChanged(name);
    }
    if (status === replicaSet.status) {
      return create + remove > 0;
    }
    const replicaSets = this.current.replicaSets.map((one) => (one === replicaSet ? { ...one, status } : one));
    this.current = { ...this.current, replicaSets };
    this.isUnseen = true;
    return true;
  }

  private actDeployment(now: number): boolean {
    if (!this.isUnseen) {
      return false;
    }
    this.isUnseen = false;
    const before = this.current;
    const { state, requeueAfter } = syncDeployment(before, {
      now,
      minor: this.minor,
      replicaSetName: (template) => template,
    });
    // Once it looked at a deadline that is over and let it be, it does so each time.
    const isVain = this.isWoken && state === before;
    this.wake = requeueAfter === undefined || isVain ? undefined : now + requeueAfter;
    this.isWoken = false;
    if (state === before) {
      return false;
    }
    this.current = state;
    this.isUnseen = true;
    for (const replicaSet of state.replicaSets) {
      if (!before.replicaSets.includes(replicaSet)) {
        this.unseen.add(replicaSet.name);
        this.behave(replicaSet);
      }
    }
    return true;
  }

  /** Recreate alone looks at the pods themselves. */
  private podsChanged(name: string): void {
    this.unseen.add(name);
    if (this.current.deployment.spec.strategy.type === 'Recreate') {
      const { active, terminating } = this.pool(name).counts();
      this.current = {
        ...this.current,
        unfinishedPods: { ...this.current.unfinishedPods, [name]: active + terminating },
      };
      this.isUnseen = true;
    }
  }

  private pool(name: string): PodPool {
    const found = this.pools.get(name);
    if (found !== undefined) {
      return found;
    }
    const made = new PodPool(this.durations.new, 0);
    this.pools.set(name, made);
    return made;
  }

  private behave({ name, template, spec }: ReplicaSet): void {
    const side = template === this.current.deployment.spec.template ? 'new' : 'old';
    this.pool(name).behave(this.durations[side], spec.minReadySeconds * 1000);
  }
}
