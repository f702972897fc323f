import fc from 'fast-check';
import { ManifestError, parseManifests } from '../../lib/manifests/parse';

const read = (text: string) => parseManifests(text, 'app.yaml').map(({ object, line }) => [line, object]);

test('each document is an object with the line on which it begins', () => {
  expect(read('a: 1\n---\n---\n# note\nb: 2\n')).toEqual([
    [1, { a: 1 }],
    [5, { b: 2 }],
  ]);
});

test('a list is taken apart, and each object has its own line', () => {
  expect(read('kind: List\nitems:\n- {a: 1}\n- {kind: ConfigMapList, items: [{b: 2}]}\n')).toEqual([
    [3, { a: 1 }],
    [4, { b: 2 }],
  ]);
});

test('what is in a list, and is no object, is refused with its place', () => {
  const message = 'app.yaml:4:3: a manifest is a mapping with apiVersion and kind, found a string';
  expect(() => read('kind: List\nitems:\n- a: 1\n- b\n')).toThrow(message);
});

test('an empty text holds nothing', () => {
  expect(['', '---\n', '# only a note\n', 'null\n'].map(read)).toEqual([[], [], [], []]);
});

test.each<readonly [string, string, unknown]>([
  ['a bool of YAML 1.1', 'a: yes', true],
  ['an octal number', 'a: 0644', 420],
  ['a time', 'a: 2024-01-01T00:00:00Z', '2024-01-01T00:00:00Z'],
  ['two numbers with a colon', 'a: 22:22', '22:22'],
  ['a merge key', 'x: &x {a: 1}\n<<: *x', 1],
  ["a key of JavaScript's prototype", 'a: {constructor: 1}', { constructor: 1 }],
])('%s reads as kubectl reads it', (_, text, value) => {
  expect(parseManifests(text, 'f')[0]?.object.a).toEqual(value);
});

test.each<readonly [string, string, string]>([
  ['no YAML', 'a: [1', 'app.yaml:1:6: Flow sequence in block collection must be'],
  ['a key that stands twice', 'a: 1\na: 2\n', 'app.yaml:2:1: Map keys must be unique'],
  ['a list', '- a\n', 'app.yaml:1:1: a manifest is a mapping with apiVersion and kind, found a list'],
  ['a text', '---\nhello\n', 'app.yaml:2:1: a manifest is a mapping with apiVersion and kind, found a string'],
  ['deep nesting', `a: ${'['.repeat(5000)}${']'.repeat(5000)}`, 'app.yaml:1:203: nested too deeply for a manifest'],
  ['nesting that the parser can bear', `a: ${'['.repeat(600)}${']'.repeat(600)}`, 'app.yaml:1:203: nested too deeply'],
])('%s is refused with its place', (_, text, message) => {
  expect(() => read(text)).toThrow(ManifestError);
  expect(() => read(text)).toThrow(message);
});

test('aliases that would fill the memory are refused', () => {
  const levels = Array.from({ length: 12 }, (_, n) => `l${n + 1}: &l${n + 1} [${Array(9).fill(`*l${n}`).join(', ')}]`);
  expect(() => read(`l0: &l0 [x]\n${levels.join('\n')}\n`)).toThrow(ManifestError);
});

test('any text is read or refused', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      try {
        read(text);
      } catch (error) {
        expect(error).toBeInstanceOf(ManifestError);
      }
    }),
  );
});

test('a byte order mark at the beginning says nothing', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('', '---\n', '# note\n', '\n'),
      fc.constantFrom('a: 1\n', '{a: 1}\n', 'a: &x 1\nb: *x\n'),
      (first, rest) => {
        const text = `${first}${rest}---\nb: 2\n`;
        expect(read(`\ufeff${text}`)).toEqual(read(text));
      },
    ),
  );
});

test.each([
  'a: {toString: 1}',
  'a:\n  toString: 1',
  'a:\n  - valueOf: 1\n    toString: {}',
  '{"a": {"\\u0074oString": 1}}',
  'a: {"\\x74oString": 1}',
])('what is read can be shown as text, whatever its keys: %j', (text) => {
  const [manifest] = parseManifests(text, 'a.yaml');
  expect(String(manifest?.object.a)).not.toBe('');
  expect(JSON.parse(JSON.stringify(manifest?.object))).toEqual(manifest?.object);
});
