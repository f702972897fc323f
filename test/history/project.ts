import fc from 'fast-check';
import {
  type History,
  HistoryError,
  type Past,
  parseHistory,
  pause,
  printHistory,
  type Recorded,
  record,
  release,
  restart,
  resume,
  undo,
  visibleRevisions,
  type WorkloadKind,
} from '../../lib/history';
import { rendered, type Version } from './web';

/** How many random walks; set FUZZ_RUNS for a longer hunt. */
export const numRuns = Number(process.env.FUZZ_RUNS ?? 150);

export const kind = fc.constantFrom<WorkloadKind>('Deployment', 'Deployment', 'StatefulSet', 'DaemonSet');

export type Step =
  | { readonly do: 'edit'; readonly to: Version }
  | { readonly do: 'undo'; readonly back: number }
  | { readonly do: 'release' | 'pause' | 'resume' | 'restart' | 'commit' };

export const version: fc.Arbitrary<Version> = fc.record(
  {
    image: fc.integer({ min: 1, max: 5 }),
    config: fc.constantFrom('a', 'b', 'c'),
    cause: fc.constantFrom('one', 'two', 'three'),
    limit: fc.constantFrom(0, 1, 1, 2, 3, 10),
    paused: fc.constantFrom(false, true),
  },
  { requiredKeys: ['image'] },
);
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: version.map((to): Step => ({ do: 'edit', to })) },
  { weight: 2, arbitrary: fc.nat({ max: 5 }).map((back): Step => ({ do: 'undo', back })) },
  { weight: 5, arbitrary: fc.constant<Step>({ do: 'commit' }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom('release', 'pause', 'resume', 'restart').map((verb): Step => ({ do: verb }) as Step),
  },
);

/** A project with one workload: what is in the working tree, and what was released. */
export class Project {
  version: Version;
  past: Past = {};
  #seconds = 0;

  constructor(private readonly kind: WorkloadKind) {
    this.version = { kind };
  }

  /** Synthesizes, and writes the file as it would be read again. */
  synthesize(): Recorded {
    const recorded = record(rendered({ ...this.version, kind: this.kind }), this.past);
    this.past = { ...this.past, found: reread(recorded.history) };
    return recorded;
  }

  /** @returns false where kubectl would refuse it, too */
  take(one: Step): boolean {
    try {
      this.#do(one);
      return true;
    } catch (error) {
      if (error instanceof HistoryError) {
        return false;
      }
      throw error;
    }
  }

  #do(one: Step): void {
    const found = this.past.found as History;
    const inCode = this.version.paused === true;
    const change = (history: History) => {
      this.past = { ...this.past, found: reread(history) };
    };
    switch (one.do) {
      case 'edit':
        this.version = this.kind === 'Deployment' ? one.to : { ...one.to, paused: false };
        break;
      case 'undo': {
        const to = visibleRevisions(found)[one.back]?.number ?? 0;
        change(undo(found, { toRevision: to, paused: inCode || found.desired.paused === true }).history);
        break;
      }
      case 'release':
        change(release(found));
        break;
      case 'pause':
        change(pause(found, inCode));
        break;
      case 'resume':
        change(resume(found, inCode));
        break;
      case 'restart':
        this.#seconds += 1;
        change(
          restart(found, `2025-01-01T00:00:${String(this.#seconds).padStart(2, '0')}Z`, inCode || found.desired.paused),
        );
        break;
      case 'commit':
        this.past = { released: found, found };
    }
  }
}

function reread(history: History): History {
  const text = printHistory(history);
  const again = parseHistory(text, history.workload, 'file');
  expect(printHistory(again)).toBe(text);
  return again;
}
