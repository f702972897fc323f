import { type Backoff, nextBackoff } from '../../../../lib/kubernetes/controllers/daemon-set/backoff';
import {
  type DaemonNode,
  type DaemonSetPod,
  groupNodes,
  type SeenNode,
} from '../../../../lib/kubernetes/controllers/daemon-set/group-nodes';
import {
  type DaemonSetSpec,
  type DaemonSetState,
  NEW_STATUS,
} from '../../../../lib/kubernetes/controllers/daemon-set/state';
import { type NodeAction, syncDaemonSet } from '../../../../lib/kubernetes/controllers/daemon-set/sync';
import { spec } from './states';

/** A DaemonSet on some nodes, called 0, 1, …, whose pods a test makes ready and removes. */
export class World {
  private state: DaemonSetState;
  private nodes: readonly DaemonNode[];
  private made = 0;

  /** The time, in milliseconds. */
  now = 1_000_000_000;

  constructor(count: number, specific: Partial<DaemonSetSpec> = {}) {
    const daemonSet = { name: 'web', generation: 1, spec: { ...spec, ...specific }, status: NEW_STATUS };
    this.state = { daemonSet, revisions: [] };
    this.nodes = Array.from({ length: count }, (_, index) => ({
      name: `${index}`,
      shouldRun: true,
      shouldContinueRunning: true,
      pods: [],
    }));
    this.settle();
  }

  get daemonSet() {
    return this.state.daemonSet;
  }

  /** The numbers of the revisions by their names. */
  get revisions() {
    return Object.fromEntries(this.state.revisions.map(({ name, revision }) => [name, revision]));
  }

  /** The pods by node, the oldest first, such as `a | a, b pending | a terminating`. */
  toString(): string {
    const word = ({ phase, readySince, deleted }: DaemonSetPod) =>
      deleted !== undefined ? ' terminating' : readySince !== undefined ? '' : ` ${phase.toLowerCase()}`;
    return this.nodes.map(({ pods }) => pods.map((pod) => `${pod.revision}${word(pod)}`).join(', ')).join(' | ');
  }

  change(specific: Partial<DaemonSetSpec>): this {
    const { daemonSet } = this.state;
    const changed = { ...daemonSet, generation: daemonSet.generation + 1, spec: { ...daemonSet.spec, ...specific } };
    this.state = { ...this.state, daemonSet: changed };
    return this.settle();
  }

  /** Changes what a node takes. */
  node(index: number, takes: Partial<DaemonNode>): this {
    this.nodes = this.nodes.map((node, at) => (at === index ? { ...node, ...takes } : node));
    return this.settle();
  }

  /** The youngest pod of each of the nodes becomes ready. */
  ready(...nodes: readonly number[]): this {
    return this.each(nodes, (pods) => [...pods.slice(0, -1), ...pods.slice(-1).map((pod) => this.asReady(pod))]);
  }

  /** The youngest pod of each of the nodes fails. */
  failed(...nodes: readonly number[]): this {
    return this.each(nodes, (pods) => [
      ...pods.slice(0, -1),
      ...pods.slice(-1).map(({ readySince: _, ...pod }) => ({ ...pod, phase: 'Failed' as const })),
    ]);
  }

  /** Somebody deletes the oldest pod of each of the nodes. */
  delete(...nodes: readonly number[]): this {
    return this.each(nodes, ([pod, ...others]) => [...(pod ? [{ ...pod, deleted: this.now }] : []), ...others]);
  }

  /** What is being deleted on the nodes vanishes. */
  gone(...nodes: readonly number[]): this {
    return this.each(nodes, (pods) => pods.filter(({ deleted }) => deleted === undefined));
  }

  /** Lets time pass. */
  wait(milliseconds: number): this {
    this.now += milliseconds;
    return this.settle();
  }

  /** Lets every pod start and end until nothing happens any more, as healthy ones do. */
  finish(): this {
    for (;;) {
      const ends = this.nodes.findIndex(({ pods }) => pods.some(({ deleted }) => deleted !== undefined));
      const starts = this.nodes.findIndex(({ pods }) => pods.at(-1)?.phase === 'Pending');
      if (ends >= 0) this.gone(ends);
      else if (starts >= 0) this.ready(starts);
      else return this;
    }
  }

  private asReady(pod: DaemonSetPod): DaemonSetPod {
    return { ...pod, phase: 'Running', readySince: this.now };
  }

  private each(nodes: readonly number[], become: (pods: readonly DaemonSetPod[]) => readonly DaemonSetPod[]): this {
    for (const index of nodes) {
      this.nodes = this.nodes.map((node, at) => (at === index ? { ...node, pods: become(node.pods) } : node));
      this.settle();
    }
    return this;
  }

  private settle(): this {
    for (;;) {
      const groups = groupNodes(this.nodes, this.state.daemonSet, this.now);
      const sync = syncDaemonSet(this.state, groups, { revisionName: (template) => template });
      if (sync.state === this.state && sync.actions.length === 0) return this;
      const { observedGeneration } = this.state.daemonSet.status;
      this.state = sync.state;
      this.nodes = this.nodes.map((node, index) => {
        const action = sync.actions.find(({ group }) => group === groups[index]);
        return action === undefined ? node : this.afterAction(node, action, observedGeneration);
      });
    }
  }

  private afterAction(node: DaemonNode, { group, create, remove }: NodeAction, observedGeneration: number): DaemonNode {
    const { sorted } = group as SeenNode;
    const removed = remove.map((index) => sorted[index]);
    const failed = removed.some((pod) => pod?.phase === 'Failed');
    const backoff: { readonly backoff?: Backoff } = failed
      ? { backoff: nextBackoff(node.backoff, observedGeneration, this.now) }
      : {};
    const kept = sorted.flatMap((pod) => {
      if (!removed.includes(pod)) return [pod];
      return pod.phase === 'Failed' || pod.phase === 'Succeeded' ? [] : [{ ...pod, deleted: this.now }];
    });
    return { ...node, ...backoff, pods: [...kept, ...(create === undefined ? [] : [this.newPod(create)])] };
  }

  private newPod(revision: string): DaemonSetPod {
    this.made += 1;
    const name = String(this.made).padStart(4, '0');
    return { name, created: this.now, scheduled: true, revision, phase: 'Pending' };
  }
}
