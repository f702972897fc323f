import { Queue } from '../queue';

/** Pods to which the same happens at the same time. */
interface Batch {
  /** When, in milliseconds. */
  readonly at: number;
  count: number;
}

/**
 * Pods that wait for one thing, which takes each of them equally long: they come out in the order in which they went in.
 * A call costs as much as there are batches that it ends, whatever their pods.
 */
export class Lane {
  private readonly batches = new Queue<Batch>();
  private waiting = 0;

  /** How many pods wait. */
  get count(): number {
    return this.waiting;
  }

  /** When the next of them are done; undefined when there are none. */
  get next(): number | undefined {
    return this.batches.head?.at;
  }

  /**
   * Lets pods wait.
   * @param at when they will be done, never before those that wait already
   */
  push(count: number, at: number): void {
    if (count > 0) {
      this.batches.push({ at, count });
      this.waiting += count;
    }
  }

  /** Takes out all that are done, and says how many. */
  take(now: number): number {
    let taken = 0;
    for (let batch = this.batches.head; batch !== undefined && batch.at <= now; batch = this.batches.head) {
      taken += batch.count;
      this.batches.shift();
    }
    this.waiting -= taken;
    return taken;
  }

  /** Takes out those that came last, as many as there are, and says how many. */
  drop(count: number): number {
    const dropped = Math.min(count, this.waiting);
    let left = dropped;
    for (let last = this.batches.last; last !== undefined && left > 0; last = this.batches.last) {
      const some = Math.min(left, last.count);
      last.count -= some;
      left -= some;
      if (last.count === 0) {
        this.batches.pop();
      }
    }
    this.waiting -= dropped;
    return dropped;
  }
}
