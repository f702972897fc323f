import fc from 'fast-check';
import { wrapped } from '../../lib/report/text/lines';
import { columns } from '../../lib/report/text/width';
import type { Line, Part } from '../../lib/report/words/line';
import { runs, seed } from '../kubernetes/runs';

const words = fc.string({ unit: fc.constantFrom('a', 'bc', ' ', '  ', '-', 'é', '漢', ': '), maxLength: 40 });
const part: fc.Arbitrary<Part> = fc.oneof(
  words,
  fc.record({ text: words, as: fc.constantFrom('code', 'name', 'old', 'new') }),
  fc.record({ words, mark: fc.constantFrom('good', 'bad', 'strong', 'quiet') }),
);
const indented = fc
  .tuple(fc.nat(6), fc.array(part, { maxLength: 6 }))
  .map(([indent, line]): Line => [' '.repeat(indent), ...line]);

const plain = { width: 80, unicode: true, color: false } as const;
const textOf = (line: Line) =>
  line.map((each) => (typeof each === 'string' ? each : 'words' in each ? each.words : each.text)).join('');

test('no word is lost, broken or put elsewhere, and no line is longer than wanted unless one word is', () => {
  fc.assert(
    fc.property(indented, fc.integer({ min: 12, max: 60 }), (line, width) => {
      const lines = wrapped(line, width, plain);
      expect(lines.flatMap(wordsOf)).toEqual(wordsOf(textOf(line)));
      for (const each of lines) {
        expect(each).toBe(each.replace(/ +$/, ''));
        expect(columns(each) <= width || wordsOf(each).length === 1).toBe(true);
      }
    }),
    { seed, numRuns: runs(2000) },
  );
});

test('colours stand around the same text', () => {
  fc.assert(
    fc.property(indented, fc.integer({ min: 12, max: 60 }), (line, width) => {
      const coloured = wrapped(line, width, { ...plain, color: true });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: escapes of colours are meant
      expect(coloured.map((each) => each.replace(/\u001b\[\d+m/g, ''))).toEqual(wrapped(line, width, plain));
    }),
    { seed, numRuns: runs(2000) },
  );
});

test('neighbours of one colour are painted together, up to the end of their line', () => {
  const line: Line = ['  ', { words: 'one', mark: 'bad' }, { words: ' two', mark: 'bad' }, ' three'];
  expect(wrapped(line, 10, { ...plain, color: true })).toEqual([`  \u001b[31mone two\u001b[0m`, '      three']);
});

function wordsOf(text: string): readonly string[] {
  return text.split(' ').filter((word) => word !== '');
}
