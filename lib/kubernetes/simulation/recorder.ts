import type { TimelineStep } from './timeline';

/** Counts of pods, as a step has them. */
export type Counts = Omit<TimelineStep, 'at'>;

/** Writes down how counts change. */
export class Recorder {
  readonly steps: TimelineStep[] = [];
  minAvailable = Number.POSITIVE_INFINITY;
  peakPods = 0;
  peakPodsWithTerminating = 0;

  /** @param origin the time of the apply, in milliseconds */
  constructor(private readonly origin: number) {}

  /** Notes the counts unless they are the last ones. */
  record(now: number, counts: Counts): void {
    const last = this.steps.at(-1);
    if (last !== undefined && same(last, counts)) {
      return;
    }
    this.steps.push({ at: (now - this.origin) / 1000, ...counts });
    const pods = counts.old + counts.new;
    this.minAvailable = Math.min(this.minAvailable, counts.available);
    this.peakPods = Math.max(this.peakPods, pods);
    this.peakPodsWithTerminating = Math.max(this.peakPodsWithTerminating, pods + counts.terminating);
  }
}

function same(a: Counts, b: Counts): boolean {
  return (
    a.old === b.old &&
    a.new === b.new &&
    a.ready === b.ready &&
    a.available === b.available &&
    a.terminating === b.terminating
  );
}
