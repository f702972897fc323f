import fc from 'fast-check';
import { editManifests } from '../../../lib/manifests/edit/manifests';

/** An entry of a mapping in braces, with what stands around it. */
const entry = fc.record({
  value: fc.constantFrom('1', '"x"', '{ y: 1 }', '[1, 2]', '{\n    y: 1 # in\n  }', '&n 1'),
  isOnOwnLine: fc.boolean(),
  isBelowComment: fc.boolean(),
  isBeforeComment: fc.boolean(),
  isBeforeCommaOnNextLine: fc.boolean(),
});

const mapping = fc.record({
  entries: fc.array(entry, { minLength: 1, maxLength: 4 }),
  isOpenedByComment: fc.boolean(),
  isEndedByComma: fc.boolean(),
  isEndedByComment: fc.boolean(),
  isClosedOnOwnLine: fc.boolean(),
});

type Entry = typeof entry extends fc.Arbitrary<infer T> ? T : never;
type Mapping = typeof mapping extends fc.Arbitrary<infer T> ? T : never;

const keyAt = (index: number) => `k${index}`;

function written({ entries, isOpenedByComment, isEndedByComma, isEndedByComment, isClosedOnOwnLine }: Mapping): string {
  const start = `spec: {${isOpenedByComment ? ' # open' : ''}`;
  const body = entries.reduce((text, of, index) => {
    const isLast = index === entries.length - 1;
    return `${text}${entryText(of, keyAt(index), lastLine(text).includes('#'), isLast ? isEndedByComma : true)}`;
  }, start);
  const end = isEndedByComment ? '\n  # last' : '';
  const needsLine = isClosedOnOwnLine || lastLine(body + end).includes('#');
  return `kind: X\n${body}${end}${needsLine ? '\n' : ''}} # close\nstatus: 1 # after\n`;
}

function entryText(of: Entry, key: string, isAfterComment: boolean, hasComma: boolean): string {
  const above = of.isBelowComment ? `\n  # above-${key}` : '';
  const before = of.isOnOwnLine || of.isBelowComment || isAfterComment ? '\n  ' : ' ';
  const after = of.isBeforeComment ? ` # end-${key}` : '';
  const comma = hasComma ? ',' : '';
  const tail = of.isBeforeCommaOnNextLine && hasComma ? `${after}\n  ,` : `${comma}${after}`;
  return `${above}${before}${key}: ${of.value}${tail}`;
}

const lastLine = (text: string) => text.slice(text.lastIndexOf('\n') + 1);

/** Each comment in the braces, and the entry at whose end it stands or the one below it. */
function comments(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const [, code = '', comment] = /^(.*?)(# (?!close|after).*)$/.exec(line) ?? [];
    const keys = (of: readonly string[]) => [...of.join('\n').matchAll(/\bk\d(?=:)/g)].map(([key]) => key);
    const near = code.trim() === '' ? keys(lines.slice(index))[0] : keys(lines.slice(0, index + 1)).at(-1);
    return comment === undefined ? [] : [`${comment} of ${near}`];
  });
}

const without = (key: string, all: readonly string[]) => all.filter((comment) => !comment.endsWith(` of ${key}`));
const ends = (text: string) => comments(text).filter((comment) => comment.startsWith('# end'));
const aboves = (text: string) => comments(text).filter((comment) => comment.startsWith('# above'));
const words = (text: string) => [...text.matchAll(/# [\w-]+/g)].map(([word]) => word);

test('a key that goes out of braces takes no comment with it but its own', () => {
  fc.assert(
    fc.property(mapping, fc.nat(3), (laidOut, nth) => {
      const index = nth % laidOut.entries.length;
      const key = keyAt(index);
      const before = written(laidOut);
      const { text, left } = editManifests(before, 'f', [{ index: 0, edits: [{ path: `spec.${key}` }] }]);
      if (left.length > 0) {
        expect(text).toBe(before);
        return;
      }
      const gone = words(before);
      for (const word of words(text)) {
        gone.splice(gone.indexOf(word), 1);
      }
      const isAround = laidOut.entries[index]?.value.includes('# in') === true;
      expect(gone).toEqual(gone.filter((word) => word === `# end-${key}` || (isAround && word === '# in')));
      expect(text).not.toContain(`# end-${key}`);
      expect(ends(text)).toEqual(without(key, ends(before)));
      expect(aboves(text)).toEqual(expect.arrayContaining(without(key, aboves(before))));
    }),
    { numRuns: 300 },
  );
});

test('a key that comes into braces comes between no comment and its key', () => {
  fc.assert(
    fc.property(mapping, (laidOut) => {
      const before = written(laidOut);
      const { text, left } = editManifests(before, 'f', [{ index: 0, edits: [{ path: 'spec.k9', value: 1 }] }]);
      expect(comments(text)).toEqual(comments(before));
      expect(text === before).toBe(left.length > 0);
    }),
    { numRuns: 300 },
  );
});

test('what has each key on a line of its own can be edited, whatever comments are there', () => {
  fc.assert(
    fc.property(mapping, fc.boolean(), ({ entries, ...laidOut }, isAdded) => {
      fc.pre(entries.length > 1);
      const own = entries.map((of) => ({ ...of, isOnOwnLine: true, isBeforeCommaOnNextLine: false }));
      const before = written({ ...laidOut, entries: own, isClosedOnOwnLine: true });
      const edit = isAdded ? { path: 'spec.k9', value: 1 } : { path: `spec.k${entries.length - 1}` };
      expect(editManifests(before, 'f', [{ index: 0, edits: [edit] }]).left).toEqual([]);
    }),
  );
});
