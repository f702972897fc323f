import fc from 'fast-check';
import { writtenHead } from '../../lib/history/head';
import { headOfShape } from '../../lib/history/shape';
import { printBlock, printText } from '../../lib/manifests/yaml/print';
import { readBlock } from '../../lib/manifests/yaml/read';
import { seed } from '../kubernetes/runs';

const TEXTS = fc.oneof(
  fc.string({ minLength: 1, unit: 'binary' }),
  fc.constantFrom(
    'no',
    'a: b',
    'a #b',
    '- a',
    '"',
    '\\',
    'e5',
    '1.36',
    "it's",
    ' a',
    'a ',
    'a:',
    'image a -> b',
    '|',
    '\u2028',
  ),
);
const HEADS = fc.record(
  {
    number: fc.integer({ min: 1, max: 1e9 }),
    digest: fc.string({ minLength: 64, maxLength: 64, unit: fc.constantFrom(...'0123456789abcdef') }),
    cause: TEXTS,
    minor: fc.constantFrom('1.34', '1.36'),
    limit: fc.integer({ min: 0, max: 100 }),
    pending: fc.constant(true),
    config: fc.array(TEXTS, { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: ['number', 'digest', 'minor', 'limit'] },
);

function written({ number, digest, cause, minor, limit, pending, config }: Record<string, unknown>): string {
  return [
    `  - number: ${number}\n    digest: sha256:${digest}\n`,
    cause === undefined ? '' : `    cause: ${printText(cause as string)}\n`,
    `    minor: ${printText(minor as string)}\n    limit: ${limit}\n`,
    pending ? '    pending: true\n' : '',
    config === undefined ? '' : `    config:\n${printBlock(config as string[], '      ')}`,
  ].join('');
}

test('a head is read as YAML reads it, or left to YAML', () => {
  let quick = 0;
  fc.assert(
    fc.property(HEADS, (head) => {
      const text = written(head);
      const [{ config = [], ...rest }] = readBlock(text, 2) as unknown as readonly [Record<string, unknown>];
      const found = writtenHead(text);
      quick += found === undefined ? 0 : 1;
      if (found !== undefined) headOfShape({ ...found.head, minor: '1.36' }, 'web.yaml');
      expect(found ?? { head: rest, config }).toEqual({ head: rest, config });
    }),
    { seed, numRuns: 2000 },
  );
  expect(quick).toBeGreaterThan(200);
});

const EMPTY_CAUSE = `  - number: 1\n    digest: sha256:${'0'.repeat(64)}\n    cause: ""\n    minor: "1.36"\n    limit: 10\n`;

test.each([['  - number: 1\n    digest: sha256:0\n'], ['  - number: 01\n'], [EMPTY_CAUSE], ['']])(
  'what a synthesis would not have written is left to YAML: %j',
  (text) => {
    expect(writtenHead(text)).toBeUndefined();
  },
);
