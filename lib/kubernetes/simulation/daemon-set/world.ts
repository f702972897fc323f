import { type DaemonSetSpec, type DaemonSetState, NEW_STATUS } from '../../controllers/daemon-set/state';
import { type NodeAction, syncDaemonSet } from '../../controllers/daemon-set/sync';
import type { BothDurations, Durations } from '../pods';
import type { Counts } from '../recorder';
import type { World } from '../run';
import { addCounts, afterEvents, afterSync, type Cohort, cohort, nextOn } from './cohort';

/** A DaemonSet and the pods on its nodes. A ControllerRevision has the key of its template for a name. */
export class DaemonSetWorld implements World {
  private current: DaemonSetState;
  private cohorts: ReadonlyMap<string, Cohort>;
  private isUnseen = true;

  /**
   * @param spec of a DaemonSet that is created now
   * @param nodes how many there are; all of them run it
   */
  constructor(
    spec: DaemonSetSpec,
    nodes: number,
    private durations: BothDurations,
  ) {
    this.current = { daemonSet: { name: '', generation: 1, spec, status: NEW_STATUS }, revisions: [] };
    this.cohorts = merged(nodes === 0 ? [] : [cohort(nodes)]);
  }

  /** What the controller sees, beside the nodes. */
  get state(): DaemonSetState {
    return this.current;
  }

  /** Changes the spec; pods of its template are new ones from now on, all others are old. */
  apply(spec: DaemonSetSpec, durations: BothDurations): void {
    const { daemonSet } = this.current;
    this.current = { ...this.current, daemonSet: { ...daemonSet, generation: daemonSet.generation + 1, spec } };
    this.durations = durations;
    this.isUnseen = true;
  }

  counts(): Counts {
    const sums = { old: 0, new: 0, ready: 0, available: 0, terminating: 0 };
    for (const some of this.cohorts.values()) {
      addCounts(sums, some, this.current.daemonSet.spec.template);
    }
    return sums;
  }

  act(now: number): boolean {
    if (!this.isUnseen) {
      return false;
    }
    const { state, actions } = syncDaemonSet(this.current, [...this.cohorts.values()], {
      revisionName: (template) => template,
    });
    this.isUnseen = state !== this.current || actions.length > 0;
    this.current = state;
    if (actions.length > 0) {
      this.perform(actions, now);
    }
    return this.isUnseen;
  }

  next(): number | undefined {
    const first = [...this.cohorts.values()].reduce((at, some) => Math.min(at, nextOn(some)), Number.POSITIVE_INFINITY);
    return first === Number.POSITIVE_INFINITY ? undefined : first;
  }

  happen(now: number): void {
    const minReady = this.current.daemonSet.spec.minReadySeconds * 1000;
    const cohorts = [...this.cohorts.values()];
    this.cohorts = merged(
      cohorts.map((some) => (nextOn(some) <= now ? cohort(some.nodes, afterEvents(some, now, minReady)) : some)),
    );
    this.isUnseen = true;
  }

  private perform(actions: readonly NodeAction[], now: number): void {
    const cohorts = new Map(this.cohorts);
    const changed: Cohort[] = [];
    const durations = (revision: string) => this.durationsOf(revision);
    for (const { group, nodes, create, remove } of actions) {
      const some = group as Cohort;
      changed.push(cohort(nodes, afterSync(some, remove, create, now, durations)));
      cohorts.delete(some.key);
      if (nodes < some.nodes) {
        changed.push({ ...some, nodes: some.nodes - nodes });
      }
    }
    this.cohorts = merged([...cohorts.values(), ...changed]);
  }

  private durationsOf(revision: string): Durations {
    return revision === this.current.daemonSet.spec.template ? this.durations.new : this.durations.old;
  }
}

/** Nodes with the same pods together, so that there are as many cohorts as there are differing nodes. */
function merged(cohorts: readonly Cohort[]): ReadonlyMap<string, Cohort> {
  const together = new Map<string, Cohort>();
  for (const some of cohorts) {
    const { nodes = 0 } = together.get(some.key) ?? {};
    together.set(some.key, nodes === 0 ? some : { ...some, nodes: nodes + some.nodes });
  }
  return together;
}
