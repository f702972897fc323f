import fc from 'fast-check';
import {
  checkHistory,
  configOf,
  type History,
  HistoryError,
  type Past,
  parseHistory,
  pause,
  printHistory,
  type Recorded,
  type Rendered,
  type Revision,
  record,
  release,
  restart,
  resume,
  undo,
  visibleRevisions,
  type WorkloadKind,
} from '../../lib/history';
import { openHistory } from '../../lib/history/parse';
import { SettledController } from './settled-controller';
import { configName, rendered, type Version } from './web';

/** How many random walks; set FUZZ_RUNS for a longer hunt. */
const numRuns = Number(process.env.FUZZ_RUNS ?? 150);

type Step =
  | { readonly do: 'edit'; readonly to: Version }
  | { readonly do: 'undo'; readonly back: number }
  | { readonly do: 'release' | 'pause' | 'resume' | 'restart' | 'commit' };

const version: fc.Arbitrary<Version> = fc.record(
  {
    image: fc.integer({ min: 1, max: 5 }),
    config: fc.constantFrom('a', 'b', 'c'),
    cause: fc.constantFrom('one', 'two', 'three'),
    limit: fc.constantFrom(0, 1, 1, 2, 3, 10),
    paused: fc.constantFrom(false, true),
  },
  { requiredKeys: ['image'] },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: version.map((to): Step => ({ do: 'edit', to })) },
  { weight: 2, arbitrary: fc.nat({ max: 5 }).map((back): Step => ({ do: 'undo', back })) },
  { weight: 5, arbitrary: fc.constant<Step>({ do: 'commit' }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom('release', 'pause', 'resume', 'restart').map((verb): Step => ({ do: verb }) as Step),
  },
);

/** A project with one workload: what is in the working tree, and what was released. */
class Project {
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

/** Everything of a revision that may not change once it is released. */
function fixed({ digest, template, config, minor }: History['revisions'][number]): string {
  return JSON.stringify({ digest, template, config, minor });
}

const kind = fc.constantFrom<WorkloadKind>('Deployment', 'Deployment', 'StatefulSet', 'DaemonSet');

test('numbers, causes and what is visible are the controller’s, where each commit is applied and settled', () => {
  fc.assert(
    fc.property(kind, fc.array(step, { maxLength: 40 }), (each, steps) => {
      const project = new Project(each);
      const controller = new SettledController();
      project.synthesize();
      for (const one of [{ do: 'commit' } as Step, ...steps]) {
        project.take(one);
        const { manifest } = project.synthesize();
        if (one.do === 'commit') {
          controller.apply(manifest);
          const visible = visibleRevisions(project.past.found as History);
          expect(visible.map(({ number, cause }) => [number, cause])).toEqual(controller.history());
        }
      }
    }),
    { numRuns },
  );
});

test('recording is idempotent, before a release and after it, keeps what was released, and checks out', () => {
  fc.assert(
    fc.property(kind, fc.array(step, { maxLength: 25 }), (each, steps) => {
      const project = new Project(each);
      for (const one of steps) {
        const first = project.synthesize();
        const second = project.synthesize();
        expect(second).toEqual(first);
        const found = project.past.found as History;
        const merged = record(rendered({ ...project.version, kind: each }), { released: found, found });
        expect(printHistory(merged.history)).toBe(printHistory(found));
        checkHistory(project.past.found as History, 'file');
        const released = project.past.released?.revisions.filter(({ pending }) => !pending) ?? [];
        const now = new Map((project.past.found as History).revisions.map((one) => [one.digest, one]));
        const oldest = Math.min(...[...now.values()].map(({ number }) => number));
        for (const revision of released) {
          const same = now.get(revision.digest);
          // What is older than all that is kept may leave.
          expect(same === undefined ? revision.number < oldest : fixed(same) === fixed(revision)).toBe(true);
        }
        project.take(one);
      }
    }),
    { numRuns },
  );
});

test('what Git vouches for need not be read to its end', () => {
  fc.assert(
    fc.property(kind, fc.array(step, { maxLength: 15 }), (each, steps) => {
      const project = new Project(each);
      for (const one of steps) {
        project.synthesize();
        const found = project.past.found as History;
        for (const history of [found, { ...found, left: true as const }, withNewest(found, { imported: 'cluster' })]) {
          const text = printHistory(history);
          for (const code of alike(project.version, each)) {
            expect(told(code, openHistory(text, found.workload, 'file'))).toEqual(
              told(code, parseHistory(text, found.workload, 'file')),
            );
          }
        }
        project.take(one);
      }
    }),
    { numRuns: Math.ceil(numRuns / 3) },
  );
});

/** Code that is as it was, or differs in one thing. */
function alike(version: Version, of: WorkloadKind): readonly Rendered[] {
  const same = { ...version, kind: of };
  const others: readonly Version[] = [
    { image: 6 },
    { config: 'd' },
    { cause: 'another' },
    { limit: 4 },
    ...(of === 'Deployment' ? [{ paused: version.paused !== true }] : []),
  ];
  return [
    rendered(same),
    ...others.map((other) => rendered({ ...same, ...other })),
    { ...rendered(same), file: 'dist/another.k8s.yaml' },
  ];
}

function withNewest(history: History, more: Partial<Revision>): History {
  const [newest, ...others] = history.revisions;
  return newest === undefined ? history : { ...history, revisions: [{ ...newest, ...more }, ...others] };
}

/** What is recorded, as it is written. */
function told(code: Rendered, released: History): unknown {
  const { history, ...others } = record(code, { released, found: released });
  return { history: printHistory(history), kept: configOf(history).map(({ name, yaml }) => [name, yaml()]), ...others };
}

test('the config of each kept revision is rendered or retained', () => {
  fc.assert(
    fc.property(kind, fc.array(step, { maxLength: 25 }), (each, steps) => {
      const project = new Project(each);
      for (const one of steps) {
        const { history, manifest, config } = project.synthesize();
        const names = new Set(history.revisions.flatMap((revision) => revision.config.map(nameOf)));
        for (const { template } of history.revisions) {
          for (const name of volumesOf(template)) {
            expect(names).toContain(name);
          }
        }
        const inMain = [
          ...config.map(nameOf),
          ...(project.version.config === undefined ? [] : [configName(project.version.config)]),
        ];
        for (const name of volumesOf((manifest.spec as { readonly template: unknown }).template)) {
          expect(inMain).toContain(name);
        }
        project.take(one);
      }
    }),
    { numRuns },
  );
});

test('release takes an undo back, as if neither had been', () => {
  fc.assert(
    fc.property(kind, fc.array(step, { maxLength: 20 }), fc.nat({ max: 5 }), (each, steps, back) => {
      const project = new Project(each);
      for (const one of [...steps, { do: 'release' } as Step]) {
        project.synthesize();
        project.take(one);
      }
      const before = project.synthesize();
      if (!project.take({ do: 'undo', back })) {
        return;
      }
      project.synthesize();
      project.take({ do: 'release' });
      expect(project.synthesize()).toEqual(before);
    }),
    { numRuns },
  );
});

function nameOf(object: unknown): string {
  return (object as { readonly metadata: { readonly name: string } }).metadata.name;
}

function volumesOf(template: unknown): readonly string[] {
  const { spec } = template as {
    readonly spec: { readonly volumes?: readonly { readonly configMap: { readonly name: string } }[] };
  };
  return (spec.volumes ?? []).map(({ configMap }) => configMap.name);
}

test('what is tried leaves no trail: only what is released and what is wanted now counts', () => {
  fc.assert(
    fc.property(
      fc.array(version, { maxLength: 5 }),
      fc.array(version, { maxLength: 5 }),
      version,
      (old, tried, last) => {
        const unpaused = (each: Version): Version => ({ ...each, paused: false });
        const released = new Project('Deployment');
        for (const each of old.map(unpaused)) {
          released.take({ do: 'edit', to: each });
          released.synthesize();
          released.take({ do: 'commit' });
        }
        const direct = new Project('Deployment');
        direct.past = released.past;
        direct.version = last;
        const result = direct.synthesize();
        for (const each of [...tried, last]) {
          released.take({ do: 'edit', to: each });
          released.synthesize();
        }
        expect(released.synthesize()).toEqual(result);
      },
    ),
    { numRuns },
  );
});
