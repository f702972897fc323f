import type { Ordinals, Range } from './pods';

/**
 * Ordinals out of some ranges that are given beforehand. Whatever their number, each call takes about as many steps as
 * it has binary digits: a Fenwick tree counts the members below a place, and finds the n-th of them or of the others.
 * @see https://en.wikipedia.org/wiki/Fenwick_tree
 */
export class OrdinalSet implements Ordinals {
  private readonly members: Uint8Array;
  private readonly tree: Int32Array;
  private readonly top: number;

  constructor(private readonly places: Places) {
    this.members = new Uint8Array(places.size);
    this.tree = new Int32Array(places.size + 1);
    this.top = 2 ** Math.floor(Math.log2(Math.max(1, places.size)));
  }

  /** Puts an ordinal in, or takes it out. */
  set(ordinal: number, member: boolean): void {
    const place = this.places.below(ordinal);
    if (this.members[place] === Number(member)) return;
    this.members[place] = Number(member);
    for (let at = place + 1; at <= this.places.size; at += at & -at) {
      this.tree[at] = (this.tree[at] ?? 0) + (member ? 1 : -1);
    }
  }

  has(ordinal: number): boolean {
    const place = this.places.below(ordinal);
    return this.members[place] === 1 && this.places.below(ordinal + 1) > place;
  }

  count({ from, to }: Range): number {
    return to < from ? 0 : this.before(to + 1) - this.before(from);
  }

  lowest(range: Range): number | undefined {
    return this.count(range) > 0 ? this.nth(this.before(range.from), true) : undefined;
  }

  highest(range: Range): number | undefined {
    return this.count(range) > 0 ? this.nth(this.before(range.to + 1) - 1, true) : undefined;
  }

  lowestAbsent(range: Range): number | undefined {
    const { from } = range;
    return this.absent(range) > 0 ? this.nth(this.places.below(from) - this.before(from), false) : undefined;
  }

  highestAbsent(range: Range): number | undefined {
    const end = range.to + 1;
    return this.absent(range) > 0 ? this.nth(this.places.below(end) - this.before(end) - 1, false) : undefined;
  }

  private absent(range: Range): number {
    const { from, to } = range;
    return to < from ? 0 : this.places.below(to + 1) - this.places.below(from) - this.count(range);
  }

  /** How many members are below an ordinal. */
  private before(ordinal: number): number {
    let sum = 0;
    for (let at = this.places.below(ordinal); at > 0; at -= at & -at) sum += this.tree[at] ?? 0;
    return sum;
  }

  /** The ordinal before which there are so many members, or so many others, and which is one itself. */
  private nth(count: number, member: boolean): number {
    let place = 0;
    let left = count;
    for (let width = this.top; width >= 1; width /= 2) {
      const members = this.tree[place + width] ?? 0;
      const passed = member ? members : width - members;
      if (place + width <= this.places.size && passed <= left) {
        place += width;
        left -= passed;
      }
    }
    return this.places.ordinal(place);
  }
}

/** Numbers the ordinals of some ranges from 0, so that start ordinals that lie far apart cost nothing. */
export class Places {
  private readonly ranges: readonly Range[];
  readonly size: number;

  constructor(ranges: readonly Range[]) {
    this.ranges = merged(ranges);
    this.size = this.ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  }

  /** How many places are below an ordinal. */
  below(ordinal: number): number {
    return this.ranges.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(ordinal, to + 1) - from), 0);
  }

  /** The ordinal at a place. */
  ordinal(place: number): number {
    let left = place;
    for (const { from, to } of this.ranges) {
      if (left <= to - from) return from + left;
      left -= to - from + 1;
    }
    throw new RangeError(`there are ${this.size} places, and none numbered ${place}`);
  }
}

/** The same ordinals as ranges that neither overlap nor touch, the lowest first. */
function merged(ranges: readonly Range[]): readonly Range[] {
  const done: Range[] = [];
  for (const range of ranges.filter(({ from, to }) => from <= to).sort((a, b) => a.from - b.from)) {
    const last = done.at(-1);
    if (last === undefined || range.from > last.to + 1) done.push(range);
    else done.splice(-1, 1, { from: last.from, to: Math.max(last.to, range.to) });
  }
  return done;
}
