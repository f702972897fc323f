import { NEW_STATUS, type ReplicaSet } from '../replica-set/state';
import { setReplicasAnnotations } from './annotations';
import { byCreationTimestamp } from './replica-sets';
import type { Deployment, DeploymentState, DeploymentStatus } from './state';
import type { DeploymentSurroundings } from './sync';

/** Why a sync breaks off. */
export class SyncError extends Error {}

/** One sync at work: what the controller has read, its own copy of the Deployment, and what it has written so far. */
export class Attempt {
  /** The controller's copy, which runs ahead of what is stored until it is written. */
  deployment: Deployment;

  /** The ReplicaSets as they were read, oldest first. Rules of one sync do not see what it writes itself. */
  readonly replicaSets: readonly ReplicaSet[];

  readonly events: string[] = [];

  /** What was stored after each write, in order. */
  readonly writes: DeploymentState[] = [];

  constructor(
    readonly read: DeploymentState,
    readonly surroundings: DeploymentSurroundings,
  ) {
    this.deployment = read.deployment;
    this.replicaSets = [...read.replicaSets].sort(byCreationTimestamp);
  }

  /** What is stored now. */
  get stored(): DeploymentState {
    return this.writes.at(-1) ?? this.read;
  }

  /**
   * Writes the Deployment's status and annotations. The controller keeps the version that it read, so that a second
   * write of one sync is refused.
   * @throws SyncError for a second write
   */
  updateStatus(status: DeploymentStatus): void {
    this.deployment = { ...this.deployment, status };
    if (this.stored.deployment !== this.read.deployment) {
      throw conflict('deployments', this.deployment.name);
    }
    this.writes.push({ ...this.stored, deployment: this.deployment });
  }

  /**
   * Writes a ReplicaSet; another spec gives it a new generation.
   * @param read the version that the controller holds
   * @throws SyncError when another was written since
   */
  updateReplicaSet(read: ReplicaSet, { annotations, spec }: Pick<ReplicaSet, 'annotations' | 'spec'>): ReplicaSet {
    const { replicaSets } = this.stored;
    if (!replicaSets.includes(read)) {
      throw conflict('replicasets', read.name);
    }
    const changed = spec.replicas !== read.spec.replicas || spec.minReadySeconds !== read.spec.minReadySeconds;
    const written = { ...read, annotations, spec, generation: read.generation + Number(changed) };
    this.#store(replicaSets.map((replicaSet) => (replicaSet === read ? written : replicaSet)));
    return written;
  }

  /** Creates a ReplicaSet; undefined when the name is taken. */
  createReplicaSet(made: Pick<ReplicaSet, 'name' | 'template' | 'annotations' | 'spec'>): ReplicaSet | undefined {
    const { replicaSets } = this.stored;
    if (replicaSets.some(({ name }) => name === made.name)) {
      return undefined;
    }
    const created = Math.floor(this.surroundings.now / 1000) * 1000;
    const replicaSet = { ...made, created, generation: 1, status: NEW_STATUS };
    this.#store([...replicaSets, replicaSet]);
    return replicaSet;
  }

  /** Deletes a ReplicaSet, whichever version is stored. */
  deleteReplicaSet(name: string): void {
    this.#store(this.stored.replicaSets.filter((replicaSet) => replicaSet.name !== name));
  }

  /**
   * Gives a ReplicaSet its size, and the annotations that go with it.
   * @param held the ReplicaSet as the controller holds it; it may have annotations that are not written yet
   * @param forceUpdate whether the annotations are brought up to date although the size stays
   * @returns whether the size changed
   * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/sync.go#L408
   */
  scaleReplicaSet(held: ReplicaSet, replicas: number, forceUpdate = false): boolean {
    const { name } = held;
    const stored = this.stored.replicaSets.find((one) => one.name === name) ?? held;
    const size = stored.spec.replicas;
    const annotations = setReplicasAnnotations(held.annotations, this.deployment.spec);
    if (replicas === size && !(forceUpdate && annotations !== held.annotations)) {
      return false;
    }
    this.updateReplicaSet(stored, { annotations, spec: { ...stored.spec, replicas } });
    if (replicas !== size) {
      this.events.push(`Scaled ${size < replicas ? 'up' : 'down'} replica set ${name} from ${size} to ${replicas}`);
    }
    return replicas !== size;
  }

  #store(replicaSets: readonly ReplicaSet[]): void {
    this.writes.push({ ...this.stored, replicaSets });
  }
}

function conflict(resource: string, name: string): SyncError {
  const reason = 'the object has been modified; please apply your changes to the latest version and try again';
  return new SyncError(`Operation cannot be fulfilled on ${resource}.apps "${name}": ${reason}`);
}
