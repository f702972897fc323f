import { type History, record, undo } from '../../lib/history';
import { mergeImported } from '../../lib/history/import';
import { rendered, type Version } from './web';

function released(...versions: readonly Version[]): History {
  return versions.reduce<History | undefined>(
    (history, version) => record(rendered(version), { released: history, found: history }).history,
    undefined,
  ) as History;
}

const numbers = ({ revisions }: History) =>
  revisions.map(({ number, template }) => `${number} ${/nginx:1\.\d+/.exec(JSON.stringify(template))?.[0]}`);

test('a cluster that skipped commits keeps its numbers: what it never had goes below them, or is left out', () => {
  const before = released({ image: 1 }, { image: 2 }, { image: 3 }, { image: 4 });
  // The cluster had images 3 and 4 as its second and third revision.
  const cluster = released({ image: 9 }, { image: 3 }, { image: 4 });
  const imported = {
    ...cluster,
    revisions: cluster.revisions.slice(0, 2).map((revision) => ({ ...revision, imported: 'cluster' })),
  };
  const { history, leftOut } = mergeImported(imported, before, '1.36');
  const recorded = record(rendered({ image: 4 }), { released: before, found: history }).history;
  expect(numbers(history)).toEqual(['3 nginx:1.4', '2 nginx:1.3', '1 nginx:1.2']);
  expect(leftOut.map(({ number }) => number)).toEqual([1]);
  expect(numbers(recorded)).toEqual(numbers(history));

  const again = record(rendered({ image: 4 }), { released: before, found: recorded }).history;
  expect(numbers(again)).toEqual(numbers(history));
  const next = record(rendered({ image: 4 }), { released: again, found: undo(again, { toRevision: 2 }).history });
  expect(numbers(next.history)).toEqual(['4 nginx:1.3', '3 nginx:1.4', '1 nginx:1.2']);
});
