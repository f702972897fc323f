import { listPods } from '../../../../lib/kubernetes/controllers/stateful-set/list-pods';
import type { StatefulSetPod } from '../../../../lib/kubernetes/controllers/stateful-set/pod';
import type { StatefulSetSpec, StatefulSetState } from '../../../../lib/kubernetes/controllers/stateful-set/state';
import {
  type StatefulSetSurroundings,
  syncStatefulSet,
} from '../../../../lib/kubernetes/controllers/stateful-set/sync';
import { now, statefulSet } from './states';

/** A StatefulSet with pods that a test makes ready and removes. The name of a revision is its template. */
export class World {
  private state: StatefulSetState;
  private pods: readonly StatefulSetPod[] = [];

  constructor(
    spec: Partial<StatefulSetSpec> = {},
    private readonly surroundings: Partial<StatefulSetSurroundings> = {},
  ) {
    this.state = { statefulSet: statefulSet(spec), revisions: [] };
    this.settle();
  }

  get statefulSet() {
    return this.state.statefulSet;
  }

  /** The numbers of the revisions by their names. */
  get revisions() {
    return Object.fromEntries(this.state.revisions.map(({ name, revision }) => [name, revision]));
  }

  /** The pods by ordinal, such as `0 a, 1 b pending, 2 a terminating`. */
  toString(): string {
    const word = ({ phase, readySince, deleted }: StatefulSetPod) =>
      deleted !== undefined ? ' terminating' : readySince !== undefined ? '' : ` ${phase.toLowerCase()}`;
    const sorted = [...this.pods].sort((a, b) => a.ordinal - b.ordinal);
    return sorted.map((pod) => `${pod.ordinal} ${pod.revision}${word(pod)}`).join(', ');
  }

  change(spec: Partial<StatefulSetSpec>): this {
    const set = this.statefulSet;
    const changed = { ...set, generation: set.generation + 1, spec: { ...set.spec, ...spec } };
    this.state = { ...this.state, statefulSet: changed };
    return this.settle();
  }

  ready(...ordinals: readonly number[]): this {
    return this.each(ordinals, (pod) => [{ ...pod, phase: 'Running', readySince: now - 3_600_000 }]);
  }

  unready(...ordinals: readonly number[]): this {
    return this.each(ordinals, ({ readySince: _, ...pod }) => [{ ...pod, phase: 'Running' }]);
  }

  failed(...ordinals: readonly number[]): this {
    return this.each(ordinals, ({ readySince: _, ...pod }) => [{ ...pod, phase: 'Failed' }]);
  }

  /** Somebody deletes pods. */
  delete(...ordinals: readonly number[]): this {
    return this.each(ordinals, (pod) => [{ ...pod, deleted: now }]);
  }

  /** Pods that are being deleted vanish. */
  gone(...ordinals: readonly number[]): this {
    return this.each(ordinals, () => []);
  }

  /** Lets every pod start and end until nothing happens any more, as healthy ones do. */
  finish(): this {
    for (let busy = true; busy; ) {
      const { deleted, starting } = {
        deleted: this.pods.find((pod) => pod.deleted !== undefined),
        starting: this.pods.find((pod) => pod.readySince === undefined && pod.phase === 'Pending'),
      };
      busy = deleted !== undefined || starting !== undefined;
      if (deleted !== undefined) this.gone(deleted.ordinal);
      else if (starting !== undefined) this.ready(starting.ordinal);
    }
    return this;
  }

  private each(ordinals: readonly number[], become: (pod: StatefulSetPod) => readonly StatefulSetPod[]): this {
    for (const ordinal of ordinals) {
      if (!this.pods.some((pod) => pod.ordinal === ordinal)) throw new Error(`there is no pod ${ordinal}`);
      this.pods = this.pods.flatMap((pod) => (pod.ordinal === ordinal ? become(pod) : [pod]));
      this.settle();
    }
    return this;
  }

  private settle(): this {
    for (;;) {
      const pods = listPods(this.pods, this.statefulSet.spec.minReadySeconds, now);
      const surroundings = {
        minor: '1.36',
        revisionName: (template: string) => template,
        ...this.surroundings,
      } as const;
      const { state, create, remove } = syncStatefulSet(this.state, pods, surroundings);
      if (state === this.state && create.length === 0 && remove.length === 0) return this;
      this.state = state;
      const kept = this.pods.flatMap((pod) => {
        if (!remove.includes(pod.ordinal)) return [pod];
        return pod.phase === 'Failed' || pod.phase === 'Succeeded' ? [] : [{ ...pod, deleted: now }];
      });
      this.pods = [...kept, ...create.map((pod) => ({ ...pod, phase: 'Pending' as const }))];
    }
  }
}
