import fc from 'fast-check';
import { fullDocuments } from '../../../lib/manifests/full';
import { libraryDocuments } from '../../../lib/manifests/library';
import { manifestScalar } from '../../../lib/manifests/scalar';
import { NotPlainError, readBlock } from '../../../lib/manifests/yaml/read';
import { runs } from '../../kubernetes/runs';

const SCALARS = [
  ...['a', 'a b', 'a: b', 'a:b', 'a #b', 'a# b', 'a:', ':a', '#a', '- a', '-a', '--a=b', '-', '---', '...', '?', '? a'],
  ...[
    'yes',
    'n',
    'true',
    'null',
    '~',
    '~a',
    '',
    'NaN',
    '.nan',
    '.5',
    '-.5',
    '+1',
    '0644',
    '0o7',
    '0x1F',
    '1_000',
    '1e3',
  ],
  ...[
    '1.5',
    '12:30',
    '2024-01-01',
    '25%',
    '50m',
    '32Mi',
    '$(A)',
    '(a)',
    '<<',
    '<a>',
    '=',
    '@a',
    '%a',
    '`a`',
    '!a',
    '&a',
  ],
  ...['*a', '[]', '{}', '["a", "b"]', '[a, b]', '["a", 1]', '{a: 1}', '{"a": 1}', '[', '"a"', '"a\\nb"', '"\\ud83c"'],
  ...[
    '"\\x41"',
    '"a',
    '"a" b',
    '"a" # b',
    "'a'",
    "'it''s'",
    "'a' # 'b'",
    "'a",
    "''",
    '""',
    'a,b',
    'a]',
    'a\\b',
    'a\tb',
  ],
  ...[
    '"a: b"',
    "'a: b'",
    'a\u00e9',
    '"\u00e9"',
    'a  b',
    'a ',
    '|',
    '|-',
    '|+',
    '>',
    '>-',
    '| # c',
    '__proto__',
    '12345678901234567890',
  ],
];

const scalar = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...SCALARS) }, fc.string({ maxLength: 6 }));

const key = fc.oneof({ weight: 5, arbitrary: fc.constantFrom('a', 'b', 'c', 'd.e/f', '"g"', "'h'", '1', 'y') }, scalar);

/** The lines of a block, with no indentation of their own. */
const { block } = fc.letrec<{ readonly block: readonly string[] }>((tie) => {
  const inner = fc.tuple(fc.constantFrom(2, 2, 2, 4, 1), tie('block'));
  const indented = inner.map(([width, lines]) => lines.map((line) => `${' '.repeat(width)}${line}`));
  const literal = fc
    .array(fc.oneof(fc.constantFrom('x', ' x', '# x', '', 'x: y', 'x '), scalar), { minLength: 1, maxLength: 4 })
    .map((lines) => lines.map((line) => (line === '' ? '' : `  ${line}`)));
  const note = fc.constantFrom<readonly string[]>([], [], [], [], [''], ['# note'], ['   # note'], ['  ']);
  const entry = fc.oneof(
    { weight: 3, arbitrary: fc.tuple(key, scalar).map(([key, value]) => [`${key}: ${value}`]) },
    fc.tuple(key, fc.oneof(indented, tie('block'))).map(([key, lines]) => [`${key}:`, ...lines]),
    fc.tuple(key, fc.constantFrom('|', '|-'), literal).map(([key, mark, lines]) => [`${key}: ${mark}`, ...lines]),
  );
  const item = fc.oneof(
    { weight: 3, arbitrary: scalar.map((value) => [`- ${value}`]) },
    tie('block').map((lines) => lines.map((line, index) => `${index === 0 ? '- ' : '  '}${line}`)),
    fc.tuple(fc.constantFrom('|', '|-'), literal).map(([mark, lines]) => [`- ${mark}`, ...lines]),
  );
  const listOf = (part: fc.Arbitrary<readonly string[]>) =>
    fc.array(fc.tuple(note, part), { minLength: 1, maxLength: 3 }).map((parts) => parts.flat(2));
  return { block: fc.oneof({ maxDepth: 3 }, listOf(entry), listOf(entry), listOf(item)) };
});

/** A text as manifests are, or nearly: one line may be indented otherwise. */
const text = fc
  .tuple(block, fc.nat(), fc.constantFrom('', '', '', ' ', '  ', '- '), fc.constantFrom('\n', '\n', ''))
  .map(([lines, place, more, end]) => {
    const odd = place % lines.length;
    return `${lines.map((line, index) => (index === odd ? `${more}${line}` : line)).join('\n')}${end}`;
  });

/** Compares what is read fast with what libraries make of it. @returns whether it is read fast */
function compare(text: string): boolean {
  let value: unknown;
  try {
    value = readBlock(text, 0, manifestScalar);
  } catch (error) {
    expect(error).toBeInstanceOf(NotPlainError);
    return false;
  }
  expect(fullDocuments(text, 'app.yaml').map((document) => document.value)).toEqual([value]);
  expect(libraryDocuments(text)?.map((document) => document.value)).toEqual([value]);
  return true;
}

test('what is read fast is what libraries read', () => {
  let fast = 0;
  fc.assert(
    fc.property(text, (text) => {
      fast += compare(text) ? 1 : 0;
    }),
    { numRuns: runs(10_000) },
  );
  expect(fast).toBeGreaterThan(runs(1000));
});

test.each(SCALARS)('%j is one scalar, or left to the library', (scalar) => {
  compare(`a: ${scalar}\n`);
  compare(`- ${scalar}\n`);
  compare(`a: ${scalar}\nb: 1\n`);
});
