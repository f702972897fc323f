import fc from 'fast-check';
import { stringify } from 'yaml';
import { isObject, type JsonObject } from '../../lib/kubernetes/value';
import { parseManifests } from '../../lib/manifests/parse';
import type { KnownDocuments } from '../../lib/manifests/plain';

/** What reads a text: the fast reader, a library, or the one that knows aliases. */
const reader = fc.constantFrom('fast', 'library', 'full');

const object = fc.record({
  data: fc.constantFrom<unknown>('text', '- a\nitems:\n- b\n', ['- x', '- y'], { items: [1, 2], kind: 'List' }, null),
});

/** Objects, and lists of such, some within others; what is null says nothing. */
const { list } = fc.letrec<{ list: JsonObject; item: unknown }>((tie) => ({
  item: fc.oneof({ maxDepth: 2 }, object, object, fc.constant(null), tie('list')),
  list: fc
    .tuple(fc.array(tie('item'), { maxLength: 4 }), fc.constantFrom('List', 'ConfigMapList'), fc.boolean())
    .map(([items, kind, isFirst]) =>
      isFirst ? { items, metadata: {}, kind } : { apiVersion: 'v1', kind, items, metadata: { resourceVersion: '' } },
    ),
}));

const layout = fc.record({
  reader,
  style: fc.constantFrom('block', 'block', 'flow', 'json'),
  indent: fc.constantFrom(2, 4),
  indentSeq: fc.boolean(),
  hasNotes: fc.boolean(),
  before: fc.constantFrom('', '# note\n', 'a: 1\n---\n', '---\n'),
});

type Layout = typeof layout extends fc.Arbitrary<infer T> ? T : never;

/** The value with a number as the first key of each object that is to be found. */
function numbered(value: unknown, next = { id: 0 }): unknown {
  if (!isObject(value)) {
    return value;
  }
  return Array.isArray(value.items) && typeof value.kind === 'string'
    ? { ...value, items: value.items.map((item) => numbered(item, next)) }
    : { id: `n${next.id++}.`, ...value };
}

function written(value: unknown, { reader: by, style, indent, indentSeq, hasNotes, before }: Layout): string {
  const options = {
    indent,
    indentSeq,
    collectionStyle: style === 'flow' ? 'flow' : 'any',
    lineWidth: 40,
    aliasDuplicateObjects: false,
  } as const;
  const text = style === 'json' ? `${JSON.stringify(value, undefined, indent)}\n` : stringify(value, options);
  const noted = hasNotes && style === 'block' ? text.replaceAll(/^(?=\s*- id)/gm, '# - id\n\n') : text;
  const end = by === 'full' ? '---\nx: &x 1\ny: *x\n' : '';
  return (before + noted + end).replaceAll('\n', by === 'library' ? '\r\n' : '\n');
}

/** The lines on which the numbered objects begin. */
function lines(text: string, { style }: Layout): readonly number[] {
  return [...text.matchAll(/"?id"?: "?n\d+\./g)].map(({ index }) => {
    const start = style === 'block' ? index : text.lastIndexOf('{', index);
    return text.slice(0, start).split('\n').length;
  });
}

test('each object of a list has the line on which it begins', () => {
  fc.assert(
    fc.property(list, layout, (value, laidOut) => {
      const text = written(numbered(value), laidOut);
      const found = parseManifests(text, 'f').filter(({ object: { id } }) => id !== undefined);
      expect(found.map(({ line }) => line)).toEqual(lines(text, laidOut));
      expect(found.map(({ object: { id } }) => id)).toEqual(found.map((_, index) => `n${index}.`));
    }),
    { numRuns: 500 },
  );
});

test('what is known of a list is the same object further down, with the lines of there', () => {
  fc.assert(
    fc.property(list, layout, (value, laidOut) => {
      const text = written(numbered(value), { ...laidOut, before: '' });
      const known: KnownDocuments = new Map();
      const first = parseManifests(text, 'f', known);
      const second = parseManifests(`first: 1\n---\n${text}`, 'f', known).slice(1);
      expect(second.map(({ line }) => line - 2)).toEqual(first.map(({ line }) => line));
      if (laidOut.reader === 'fast') {
        expect(second.every(({ object }, index) => object === first[index]?.object)).toBe(true);
      }
    }),
  );
});
