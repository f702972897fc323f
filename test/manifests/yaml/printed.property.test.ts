import fc from 'fast-check';
import { printBlock } from '../../../lib/manifests/yaml/print';
import { isPrinted } from '../../../lib/manifests/yaml/printed';
import type { Collection } from '../../../lib/manifests/yaml/write';
import { runs } from '../../kubernetes/runs';

const text = fc.oneof(
  fc.constantFrom('a', 'b', 'a: b', '80', 'true', '', ' a', 'a ', '- a', 'a\n', 'a\nb', 'a\n\n b\n', '\na', '"a"', '|'),
  fc.string({ maxLength: 4 }),
);
const leaf = fc.oneof(text, fc.constantFrom(0, 1, 1.5, -1, true, false, null));
const { json } = fc.letrec<{ readonly json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(text, tie('json'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));
const document = fc.oneof(
  fc.array(json, { minLength: 1, maxLength: 3 }),
  fc.dictionary(text, json, { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
) as fc.Arbitrary<Collection>;
const indent = fc.constantFrom('', '      ');

test('what is printed is known again', () => {
  fc.assert(
    fc.property(document, indent, (value, indent) => {
      expect(isPrinted(printBlock(value, indent), value, indent)).toBe(true);
    }),
    { numRuns: runs(2_000) },
  );
});

test('a text with one letter more, less or another is not taken for what is printed', () => {
  const letter = fc.constantFrom('', ' ', '\n', 'a');
  fc.assert(
    fc.property(document, indent, fc.nat(), letter, fc.nat(1), (value, indent, place, letter, length) => {
      const printed = printBlock(value, indent);
      const at = place % (printed.length + 1);
      const other = printed.slice(0, at) + letter + printed.slice(at + length);
      expect(isPrinted(other, value, indent)).toBe(other === printed);
    }),
    { numRuns: runs(5_000) },
  );
});

test('a text without some of its lines is not taken for it', () => {
  fc.assert(
    fc.property(document, fc.nat(), fc.integer({ min: 1, max: 3 }), (value, place, count) => {
      const printed = printBlock(value);
      const lines = printed.split('\n');
      lines.splice(place % lines.length, count);
      const other = lines.join('\n');
      expect(isPrinted(other, value)).toBe(other === printed);
    }),
    { numRuns: runs(5_000) },
  );
});

test('another value is taken for it only where it is printed alike', () => {
  fc.assert(
    fc.property(document, document, leaf, leaf, fc.boolean(), (value, document, from, to, isNear) => {
      const near = JSON.parse(JSON.stringify(value), (_, each) => (each === from ? to : each));
      const other = isNear ? near : document;
      expect(isPrinted(printBlock(value), other)).toBe(printBlock(value) === printBlock(other));
    }),
    { numRuns: runs(5_000) },
  );
});
