import { Yaml } from 'cdk8s';
import fc from 'fast-check';
import { stringify } from '../../../lib/constructs/synthesis/yaml';

/** How many random documents; set FUZZ_RUNS for a longer hunt. */
const numRuns = Number(process.env.FUZZ_RUNS ?? 1500);

/** Text that YAML takes for something else, or that needs care, alone and in the middle of other text. */
const odd = [
  '',
  ' ',
  '~',
  'null',
  'Null',
  'NULL',
  'y',
  'Y',
  'yes',
  'No',
  'on',
  'OFF',
  'true',
  'False',
  'e5',
  'E+10',
  '1e3',
  '.5',
  '-.inf',
  '.nan',
  '0755',
  '0o17',
  '0x1F',
  '0b11',
  '1_000',
  '12:30:45',
  '12:30.5',
  '2024-02-29',
  '2024-02-29T12:00:00Z',
  '2001-12-14 21:59:43.10 -5',
  '80',
  '-0',
  '+1',
  '1.22',
  '1.2.3',
  '10.0.0.1/8',
  '<<',
  '=',
  '-',
  '?',
  '- a',
  '? a',
  '-a',
  '?a',
  ':',
  'a:',
  'a: b',
  'a:b',
  ':a',
  'a #b',
  'a#b',
  '#a',
  '&a',
  '*a',
  '!a',
  '|',
  '>',
  "'",
  '"',
  `'"`,
  "it's",
  'say "x"',
  '%a',
  '@a',
  '`a`',
  '[a]',
  '{a}',
  'a, b',
  '---',
  '--- a',
  '...',
  '----',
  'a\n---\nb',
  '\n',
  'a\n',
  'a\nb',
  'a\nb\n',
  'a\n\n',
  '\na',
  ' a\nb',
  '\ta\n',
  'a \nb',
  'a\n \nb',
  'a\n\t',
  'a\n\n\nb\n',
  'a\r\nb\r\n',
  'a\tb',
  'a\u0000b',
  'a\u0085b',
  'a\u00a0',
  'a\u2028b',
  '\ufeffa',
  'ä',
  '日本',
  '😀',
  '\ud800',
  '\uffff',
  'a\n😀\n',
  'toJSON',
  '__proto__',
  'constructor',
  'user www;\nserver {\n    listen 8080;\n}\n',
  `${'long '.repeat(40)}end`,
  'x'.repeat(1100),
];

const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...odd) },
  {
    weight: 3,
    arbitrary: fc.string({ unit: fc.constantFrom(...'aZ09_-.:/#?!&*%@=,\'"<>|~+ \n\t{}[]yneE\\'), maxLength: 12 }),
  },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...odd), fc.constantFrom(...odd)).map((parts) => parts.join(' ')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  { weight: 1, arbitrary: fc.lorem({ maxCount: 30 }) },
);

const number = fc.oneof(
  fc.constantFrom(
    0,
    -0,
    1,
    -1,
    0.1,
    1e21,
    -1e21,
    1e-7,
    1.5e300,
    Number.MAX_SAFE_INTEGER,
    Number.NaN,
    Infinity,
    -Infinity,
  ),
  fc.integer(),
  fc.double(),
);

const shared = { a: [1], b: {} };
const leaf = fc.oneof(
  { weight: 6, arbitrary: text },
  { weight: 2, arbitrary: number },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(true, false, null, undefined, [], {}) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(shared, shared.a, shared.b, new Date(0), new Map([[1, 2]]), 10n) },
);

const { document } = fc.letrec((tie) => ({
  document: fc.oneof({ maxDepth: 5, withCrossShrink: true }, leaf, tie('list'), tie('mapping')),
  list: fc.array(tie('document'), { maxLength: 4 }),
  mapping: fc.dictionary(text, tie('document'), { maxKeys: 4, noNullPrototype: true }),
}));

/** What a function gives or throws, so that both can be compared. */
function outcome(make: () => string): string {
  try {
    return make();
  } catch (error) {
    return `throws ${error}`;
  }
}

test('any documents become the bytes that cdk8s writes', () => {
  fc.assert(
    fc.property(fc.array(document, { maxLength: 3 }), (documents) => {
      expect(outcome(() => stringify(...documents))).toBe(outcome(() => Yaml.stringify(...documents)));
    }),
    { numRuns },
  );
});

test.each(odd)('%j is the same to cdk8s as key, value, item and line of a longer text', (value) => {
  const documents = [
    value,
    { [value]: value },
    [value, [value]],
    { a: { [value]: [value, { b: value }] } },
    { a: `${value}\n${value}`, b: [`a\n${value}\n`] },
  ];
  for (const document of documents) {
    expect(stringify(document)).toBe(Yaml.stringify(document));
  }
});

test('an object that stands twice becomes an anchor, as in cdk8s', () => {
  const twice = { labels: shared, selector: shared };
  expect(stringify(twice)).toBe(Yaml.stringify(twice));
  expect(stringify(twice)).toContain('*a1');
});

test('an object that holds itself becomes an anchor, as in cdk8s', () => {
  const circle: Record<string, unknown> = { a: 1 };
  circle.self = circle;
  expect(stringify(circle)).toBe(Yaml.stringify(circle));
});

test('documents that are undefined become empty, as in cdk8s', () => {
  expect(stringify(undefined, { a: 1 }, undefined)).toBe(Yaml.stringify(undefined, { a: 1 }, undefined));
});
