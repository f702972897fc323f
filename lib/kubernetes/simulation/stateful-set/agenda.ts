import { Queue } from '../queue';

interface Due<Item> {
  /** In milliseconds. */
  readonly at: number;
  readonly item: Item;
}

/**
 * What will happen. There are few different delays, and what has the same delay comes out in the order in which it went
 * in: so the next thing is the first of one of few queues.
 */
export class Agenda<Item> {
  private readonly queues = new Map<number, Queue<Due<Item>>>();

  /** Notes what will happen after a delay in milliseconds; after an infinite one, nothing will. */
  add(item: Item, now: number, delay: number): void {
    if (delay === Number.POSITIVE_INFINITY) {
      return;
    }
    const queue = this.queues.get(delay) ?? new Queue();
    queue.push({ at: now + delay, item });
    this.queues.set(delay, queue);
  }

  /** When the next thing happens; undefined when nothing ever does. */
  next(): number | undefined {
    let first: number | undefined;
    for (const { head } of this.queues.values()) {
      if (head !== undefined && (first === undefined || head.at < first)) {
        first = head.at;
      }
    }
    return first;
  }

  /** Takes out what happens until now. */
  take(now: number): readonly Item[] {
    const taken: Item[] = [];
    for (const queue of this.queues.values()) {
      for (let { head } = queue; head !== undefined && head.at <= now; head = queue.head) {
        taken.push(head.item);
        queue.shift();
      }
    }
    return taken;
  }
}
