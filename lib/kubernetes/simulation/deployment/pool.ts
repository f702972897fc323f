import type { PodCounts } from '../../controllers/replica-set/state';
import type { Durations } from '../pods';
import { Lane } from './lane';

/**
 * The pods of one ReplicaSet, in classes: those that start, those that are ready and not available yet, those that are
 * available, those that terminate, and those that never become ready.
 */
export class PodPool {
  private readonly starting = new Lane();
  private readonly ready = new Lane();
  private readonly terminating = new Lane();
  private available = 0;
  private broken = 0;

  /**
   * @param durations what its pods take
   * @param minReady milliseconds for which a pod must be ready until it is available
   */
  constructor(
    private durations: Durations,
    private minReady: number,
  ) {}

  /** Changes how pods behave from now on. */
  behave(durations: Durations, minReady: number): void {
    this.durations = durations;
    this.minReady = minReady;
  }

  /** What the ReplicaSet controller sees. */
  counts(): PodCounts {
    const ready = this.ready.count + this.available;
    return {
      active: this.broken + this.starting.count + ready,
      ready,
      available: this.available,
      terminating: this.terminating.count,
    };
  }

  /** When something happens to one of its pods; undefined when nothing ever does. */
  next(): number | undefined {
    return earliest(this.starting.next, earliest(this.ready.next, this.terminating.next));
  }

  /** Lets happen what happens to its pods until now, and says whether anything did. */
  happen(now: number): boolean {
    const started = this.starting.take(now);
    this.ready.push(started, now + this.minReady);
    const passed = this.ready.take(now);
    this.available += passed;
    return started + passed + this.terminating.take(now) > 0;
  }

  create(count: number, now: number): void {
    if (this.durations.start === Number.POSITIVE_INFINITY) {
      this.broken += count;
    } else {
      this.starting.push(count, now + this.durations.start);
    }
  }

  /**
   * Deletes pods in the order of the ReplicaSet controller: those that are not ready before those that are, the
   * youngest first. Of two that were ready about equally long the controller takes either; here the younger goes.
   */
  remove(count: number, now: number): void {
    let left = count - this.starting.drop(count);
    const broken = Math.min(left, this.broken);
    this.broken -= broken;
    left -= broken;
    this.available -= left - this.ready.drop(left);
    this.terminating.push(count, now + this.durations.stop);
  }
}

/** The earlier of two times, either of which may never come. */
export function earliest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}
