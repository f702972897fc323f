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
  private readonly batches: Batch[] = [];
  private first = 0;
  private waiting = 0;

  /** How many pods wait. */
  get count(): number {
    return this.waiting;
  }

  /** When the next of them are done; undefined when there are none. */
  get next(): number | undefined {
    return this.batches[this.first]?.at;
  }

  /**
   * Lets pods wait.
   * @param at when they will be done, never before those that wait already
   */
  push(count: number, at: number): void {
    if (count === 0) {
      return;
    }
    this.batches.push({ at, count });
    this.waiting += count;
  }

  /** Takes out all that are done, and says how many. */
  take(now: number): number {
    let taken = 0;
    for (;;) {
      const batch = this.batches[this.first];
      if (batch === undefined || batch.at > now) {
        break;
      }
      taken += batch.count;
      this.first += 1;
    }
    this.waiting -= taken;
    this.giveBack();
    return taken;
  }

  /** Takes out those that came last, as many as there are, and says how many. */
  drop(count: number): number {
    const dropped = Math.min(count, this.waiting);
    let left = dropped;
    for (let last = this.batches.at(-1); last !== undefined && left > 0; last = this.batches.at(-1)) {
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

  /** Gives back the room of what was taken once it is more than half, so that each batch is moved once on average. */
  private giveBack(): void {
    if (this.first > this.batches.length / 2) {
      this.batches.splice(0, this.first);
      this.first = 0;
    }
  }
}
