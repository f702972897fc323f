import fc from 'fast-check';
import {
  configOf,
  type History,
  parseHistory,
  printHistory,
  type Rendered,
  type Revision,
  record,
  type WorkloadKind,
} from '../../lib/history';
import { openHistory } from '../../lib/history/parse';
import { kind, numRuns, Project, step } from './project';
import { rendered, type Version } from './web';

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
