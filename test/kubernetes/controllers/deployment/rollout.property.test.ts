import fc from 'fast-check';
import { getDesiredReplicasAnnotation } from '../../../../lib/kubernetes/controllers/deployment/annotations';
import { maxSurge, maxUnavailable } from '../../../../lib/kubernetes/controllers/deployment/fenceposts';
import type { DeploymentSpec, DeploymentState } from '../../../../lib/kubernetes/controllers/deployment/state';
import { syncDeployment } from '../../../../lib/kubernetes/controllers/deployment/sync';
import { countPods, isPodActive } from '../../../../lib/kubernetes/controllers/replica-set/counts';
import { getPodsToDelete } from '../../../../lib/kubernetes/controllers/replica-set/deletion-order';
import type { Pod } from '../../../../lib/kubernetes/controllers/replica-set/pod';
import type { ReplicaSet } from '../../../../lib/kubernetes/controllers/replica-set/state';
import { syncReplicaSet } from '../../../../lib/kubernetes/controllers/replica-set/sync';
import { deploymentRolloutStatus } from '../../../../lib/kubernetes/rollout-status/deployment';
import { runs, seed } from '../../runs';
import { deployment, surroundings } from './states';

interface OwnedPod extends Pod {
  readonly owner: string;
}

/** A Deployment, its ReplicaSets and their pods; one actor acts at a time, in any order. */
class World {
  pods: readonly OwnedPod[] = [];
  #now = 1_000_000;
  #made = 0;

  constructor(public state: DeploymentState) {}

  apply(spec: Partial<DeploymentSpec>): void {
    const { deployment: before } = this.state;
    const next = { ...before, generation: before.generation + 1, spec: { ...before.spec, ...spec } };
    this.state = { ...this.state, deployment: next };
  }

  /** One actor has its turn: the Deployment's controller, the ReplicaSets' or the kubelet. Says whether it did something. */
  act(turn: number): boolean {
    this.#now += 100;
    const actors = [
      () => this.#syncDeployment(),
      ...this.state.replicaSets.map((one) => () => this.#syncReplicaSet(one)),
      ...this.pods.map((pod) => () => this.#kubelet(pod)),
    ];
    return actors[turn % actors.length]?.() ?? false;
  }

  /** All actors have turns until none has anything to do. */
  rest(): void {
    for (let idle = 0, turn = 0; idle <= this.pods.length + this.state.replicaSets.length + 1; turn++) {
      idle = this.act(turn) ? 0 : idle + 1;
    }
  }

  /** The ReplicaSets' controllers have turns until none has anything to do. */
  catchUp(): void {
    while (this.state.replicaSets.some((one) => this.#syncReplicaSet(one))) {}
  }

  #syncDeployment(): boolean {
    const unfinished = (name: string) => this.pods.filter(({ owner }) => owner === name).length;
    const unfinishedPods = Object.fromEntries(this.state.replicaSets.map(({ name }) => [name, unfinished(name)]));
    const before = { ...this.state, unfinishedPods };
    this.state = syncDeployment(before, surroundings({ now: this.#now })).state;
    return this.state !== before;
  }

  #syncReplicaSet(one: ReplicaSet): boolean {
    const own = this.pods.filter(({ owner }) => owner === one.name);
    const counts = countPods(own, one.spec.minReadySeconds, this.#now);
    const { create, remove, status } = syncReplicaSet(one, counts, { now: this.#now, minor: '1.36' });
    const doomed = new Set(getPodsToDelete(own.filter(isPodActive), this.pods, remove, this.#now));
    this.pods = [
      ...this.pods.map((pod) => (remove > 0 && doomed.has(pod) ? { ...pod, deleted: this.#now } : pod)),
      ...Array.from({ length: create }, () => this.#pod(one.name)),
    ];
    const replicaSets = this.state.replicaSets.map((other) => (other === one ? { ...one, status } : other));
    this.state = status === one.status ? this.state : { ...this.state, replicaSets };
    return create + remove > 0 || status !== one.status;
  }

  #pod(owner: string): OwnedPod {
    const name = `pod-${this.#made++}`;
    return { name, uid: name, owner, created: this.#now, node: 'a', phase: 'Running' };
  }

  #kubelet(pod: OwnedPod): boolean {
    if (pod.deleted !== undefined) {
      this.pods = this.pods.filter((other) => other !== pod);
      return true;
    }
    this.pods = this.pods.map((other) =>
      other === pod && pod.readySince === undefined ? { ...pod, readySince: this.#now } : other,
    );
    return pod.readySince === undefined;
  }

  get available(): number {
    return this.pods.filter((pod) => isPodActive(pod) && pod.readySince !== undefined).length;
  }

  get wanted(): number {
    return this.state.replicaSets.reduce((sum, { spec }) => sum + spec.replicas, 0);
  }
}

const amount = fc.oneof(
  fc.nat(6),
  fc.nat(100).map((percent) => `${percent}%`),
);

const rolling = fc
  .tuple(amount, amount)
  .filter(([surge, unavailable]) => Number.parseInt(`${surge}`, 10) + Number.parseInt(`${unavailable}`, 10) > 0)
  .map(([surge, unavailable]) => ({ type: 'RollingUpdate', maxSurge: surge, maxUnavailable: unavailable }) as const);

const often = { seed, numRuns: runs(100) };

const turns = fc.array(fc.nat(1000), { minLength: 20, maxLength: 200 });

/** A Deployment of template v1, complete and at rest. */
function complete(spec: Partial<DeploymentSpec>): World {
  const world = new World({ deployment: deployment(spec), replicaSets: [], unfinishedPods: {} });
  world.rest();
  return world;
}

// A template that changes while a status still tells pods that are gone can cost more pods than was promised.
test('in whatever order the actors act, a rolling update keeps its promises and ends', () => {
  const templates = fc.array(fc.constantFrom('v1', 'v2', 'v3'), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.nat(9), rolling, templates, turns, (replicas, strategy, changes, order) => {
      const world = complete({ replicas, strategy });
      const { spec } = world.state.deployment;
      const [most, least] = [replicas + maxSurge(spec), replicas - maxUnavailable(spec)];
      for (const template of changes) {
        world.catchUp();
        world.apply({ template });
        for (const turn of order) {
          world.act(turn);
          expect(world.wanted).toBeLessThanOrEqual(most);
          expect(world.available).toBeGreaterThanOrEqual(least);
        }
      }
      world.rest();
      expect(deploymentRolloutStatus(world.state.deployment)).toEqual({
        message: 'deployment "web" successfully rolled out',
        done: true,
      });
      expect(new Set(world.pods.map(({ owner }) => owner))).toEqual(
        new Set(replicas === 0 ? [] : [`web-${changes.at(-1)}`]),
      );
      expect(world.pods).toHaveLength(replicas);
    }),
    often,
  );
});

test('in whatever order the actors act, Recreate never runs pods of two templates at once, and ends', () => {
  fc.assert(
    fc.property(fc.nat(9), turns, (replicas, order) => {
      const world = complete({ replicas, strategy: { type: 'Recreate' } });
      world.apply({ template: 'v2' });
      for (const turn of order) {
        world.act(turn);
        expect(new Set(world.pods.map(({ owner }) => owner)).size).toBeLessThanOrEqual(1);
      }
      world.rest();
      expect(deploymentRolloutStatus(world.state.deployment).done).toBe(true);
      expect(world.pods.map(({ owner }) => owner)).toEqual(Array.from({ length: replicas }, () => 'web-v2'));
    }),
    often,
  );
});

/** The size of the Deployment that the ReplicaSet of its pods remembers. */
function remembered({ state, pods }: World): number | undefined {
  const running = state.replicaSets.find(({ name }) => name === pods[0]?.owner);
  return running && getDesiredReplicasAnnotation(running);
}

test('scaled in mid rollout, a Deployment ends with its new size: of the new template, but for the known stand-still', () => {
  fc.assert(
    fc.property(fc.nat(9), fc.nat(9), rolling, turns, (replicas, scaled, strategy, order) => {
      const world = complete({ replicas, strategy });
      world.apply({ template: 'v2' });
      for (const turn of order) {
        world.act(turn);
      }
      world.apply({ replicas: scaled });
      world.rest();
      const stoodStill = scaled > 0 && remembered(world) !== scaled;
      expect(world.pods.map(({ owner }) => owner)).toEqual(
        Array.from({ length: scaled }, () => (stoodStill ? 'web-v1' : 'web-v2')),
      );
    }),
    often,
  );
});
