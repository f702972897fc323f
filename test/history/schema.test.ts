import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import {
  type History,
  HistoryError,
  type Hold,
  parseHistory,
  pause,
  printHistory,
  record,
  restart,
  undo,
} from '../../lib/history';
import { schemaErrors, schemaErrorsOf } from './schema';
import { rendered, type Version, web } from './web';

/** A history in which each key of the format stands. */
function full(): string {
  let history: History | undefined;
  const release = (version: Version) => {
    history = record(rendered(version), { found: history, released: history }).history;
  };
  for (const image of [1, 2, 3]) {
    release({ image, config: `v${image}`, cause: `image ${image}`, limit: 1 });
  }
  history = restart(history as History, '2025-01-01T00:00:00Z');
  release({ image: 3, config: 'v3' });
  history = pause(undo(history, { toRevision: 3 }).history);
  release({ image: 4 });
  const [newest, ...others] = history.revisions;
  const { desired } = history;
  return printHistory({
    ...history,
    left: true,
    revisions: [
      { ...(newest as History['revisions'][0]), pending: true },
      ...others.map((revision) => ({ ...revision, cleanedUp: true as const, imported: 'cluster' })),
    ],
    desired: { ...desired, hold: { ...(desired.hold as Hold), restartedAt: '2025-01-01T00:00:00Z' } },
  });
}

/** What the parser says of a value that stands in a file. */
function refused(value: unknown): string | undefined {
  try {
    parseHistory(stringify(value, { aliasDuplicateObjects: false }), web(), 'web.yaml');
    return undefined;
  } catch (error) {
    if (error instanceof HistoryError) {
      return error.message;
    }
    throw error;
  }
}

/** The paths of all that the format itself knows: templates and ConfigMaps are judged by their hashes. */
function pathsIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  const isForeign = path.at(-1) === 'template' || path.join() === 'config';
  const below =
    typeof value === 'object' && value !== null && !isForeign
      ? Object.entries(value).flatMap(([key, each]) => pathsIn(each, [...path, key]))
      : [];
  return path.length === 0 ? below : [path, ...below];
}

const FULL = full();
const PATHS = pathsIn(parse(FULL));

/** Does something to what stands at a path. */
function changed(path: readonly string[], change: (parent: Record<string, unknown>, key: string) => void): unknown {
  const value = parse(FULL);
  const parent = path.slice(0, -1).reduce((each, key) => each[key], value);
  change(parent, path.at(-1) ?? '');
  return value;
}

test('a history in which each key stands is valid', () => {
  expect(schemaErrors(FULL)).toEqual([]);
  const keys = new Set(PATHS.map((path) => path.at(-1)));
  for (const key of ['left', 'cause', 'pending', 'cleanedUp', 'imported', 'paused', 'restartedAt', 'hold', 'config']) {
    expect(keys).toContain(key);
  }
});

test('the histories that are committed with the examples and main.ts are valid', () => {
  const files = ['revisions', 'examples'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => /(^|\/)revisions\//.test(file) && !file.includes('node_modules')),
  );
  expect(files).not.toEqual([]);
  for (const file of files) {
    expect([file, schemaErrors(readFileSync(file, 'utf8'))]).toEqual([file, []]);
  }
});

test('what is broken is refused by the schema exactly where the parser refuses it', () => {
  const values = fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    1.5,
    7,
    '',
    'text',
    '1.36',
    [],
    ['a'],
    {},
    { a: 1 },
    2,
  );
  const anywhere = fc.constantFrom(...PATHS);
  const seen = { valid: 0, refused: 0 };
  const agree = (value: unknown) => {
    const why = refused(value);
    // What only the whole can tell is beyond a schema.
    fc.pre(!/stands twice|is missing$|which this version of cdk8s-rollout does not know/.test(why ?? ''));
    const errors = schemaErrorsOf(value);
    seen[why === undefined ? 'valid' : 'refused'] += 1;
    expect({ why, isValid: errors.length === 0 }).toEqual({ why, isValid: why === undefined });
  };
  fc.assert(
    fc.property(anywhere, values, (path, value) =>
      agree(
        changed(path, (parent, key) => {
          parent[key] = value;
        }),
      ),
    ),
    { numRuns: 200 },
  );
  fc.assert(
    fc.property(anywhere, (path) =>
      agree(
        changed(path, (parent, key) => (Array.isArray(parent) ? parent.splice(Number(key), 1) : delete parent[key])),
      ),
    ),
    { numRuns: 50 },
  );
  fc.assert(
    fc.property(anywhere, values, (path, value) =>
      agree(
        changed(path, (parent) => {
          if (!Array.isArray(parent)) {
            parent.others = value;
          }
        }),
      ),
    ),
    { numRuns: 50 },
  );
  expect(seen.valid).toBeGreaterThan(10);
  expect(seen.refused).toBeGreaterThan(100);
});

test('an editor is told of each mistake', () => {
  expect(schemaErrors(FULL.replace('limit: 1', 'limits: 1').replace('formatVersion: 1', 'formatVersion: 2'))).toEqual([
    '/formatVersion must be equal to constant',
    "/revisions/0 must have required property 'limit'",
    '/revisions/0 must NOT have additional properties',
  ]);
});
