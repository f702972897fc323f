/** A list that grows at its end and shrinks at both, each in a time that does not depend on its length. */
export class Queue<Item> {
  private readonly items: Item[] = [];
  private taken = 0;

  /** What came first; undefined when there is nothing. */
  get head(): Item | undefined {
    return this.items[this.taken];
  }

  /** What came last; undefined when there is nothing. */
  get last(): Item | undefined {
    return this.items.length > this.taken ? this.items.at(-1) : undefined;
  }

  push(item: Item): void {
    this.items.push(item);
  }

  /** Takes out what came first. The room is given back once it is half of all, so each item is moved once on average. */
  shift(): void {
    this.taken += 1;
    if (this.taken > this.items.length / 2) {
      this.items.splice(0, this.taken);
      this.taken = 0;
    }
  }

  /** Takes out what came last. */
  pop(): void {
    if (this.items.length > this.taken) {
      this.items.pop();
    }
  }
}
