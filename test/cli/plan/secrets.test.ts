import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { call } from '../call';

const WORD = 'hunter2';
const NUMBER = 8675309;
const KEPT = [WORD, String(NUMBER), Buffer.from(WORD).toString('base64')];

/** What somebody may write where a text belongs. */
const value = fc.constantFrom<unknown>(
  WORD,
  NUMBER,
  -NUMBER,
  NUMBER + 0.5,
  Buffer.from(WORD).toString('base64'),
  Buffer.from(`${WORD}!`),
  [WORD, NUMBER],
  { deeper: WORD, number: NUMBER },
  true,
  null,
  '',
);

const secret = fc.record(
  {
    data: fc.oneof(fc.record({ key: value, other: value }, { requiredKeys: [] }), value),
    stringData: fc.oneof(fc.record({ key: value, pin: value }, { requiredKeys: [] }), value),
    password: value,
    immutable: fc.constantFrom<unknown>(true, false, NUMBER),
    type: fc.constantFrom<unknown>('Opaque', 'kubernetes.io/tls'),
    annotation: value,
  },
  { requiredKeys: [] },
);

const manifest = secret.map(({ annotation, ...fields }) => {
  const repeated = annotation === undefined ? undefined : JSON.stringify({ data: { key: annotation } });
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: 'db',
      ...(repeated === undefined
        ? {}
        : { annotations: { 'kubectl.kubernetes.io/last-applied-configuration': repeated } }),
    },
    ...fields,
  };
});

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('no report and no message has a value of a Secret in it', async () => {
  const [before, after] = [join(folder, 'before.yaml'), join(folder, 'after.yaml')];
  const change = ['--base', before];
  const commands = [
    ...['text', 'json', 'markdown', 'svg', 'html'].map((form) => ['plan', ...change, '--head', after, '-o', form]),
    ...['text', 'json', 'markdown', 'sarif', 'junit'].map((form) => ['check', after, ...change, '-o', form]),
    ['check', after],
    ['plan', ...change, '--head', after, '--apply', 'server'],
  ];
  await fc.assert(
    fc.asyncProperty(manifest, manifest, async (base, head) => {
      writeFileSync(before, stringify(base));
      writeFileSync(after, stringify(head));
      for (const command of commands) {
        const { out, err } = await call(command);
        for (const kept of KEPT) {
          expect(`${command.join(' ')}\n${out}${err}`).not.toContain(kept);
        }
      }
    }),
    { numRuns: 50 },
  );
});

test('nor has a message about text that cannot be read', async () => {
  const file = join(folder, 'alias.yaml');
  writeFileSync(file, `apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\nstringData:\n  password: *${WORD}\n`);
  expect(await call(['check', file])).toEqual({
    code: 1,
    out: '',
    err: `error: alias.yaml:6:13: no anchor stands before this alias: a text that begins with * needs quotes\n`,
  });
});
