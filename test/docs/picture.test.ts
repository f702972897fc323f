import { readFileSync } from 'node:fs';
import { excerpt } from '../../tools/picture/excerpt';
import { pictures } from '../../tools/picture/picture';
import { tokens } from '../../tools/picture/tokens';

test.each(Object.entries(pictures()))(
  '%s shows main.ts and dist as they are (`npm run docs:picture` draws it anew)',
  (file, drawn) => {
    expect(readFileSync(file, 'utf8')).toBe(drawn);
  },
);

test('a picture of a line that is gone is an error', () => {
  expect(() => excerpt('a\nb\n', [[/a/], [/c/]])).toThrow('the picture shows a line that is no longer there: /c/');
});

test('an excerpt says where it leaves something out', () => {
  const shown = excerpt('  a\n  b\n\n    c\n  d\n\n  e', [[/a/], [/c/, /d/], [/e/]], (_, index) => index === 3);
  expect(shown.map(({ text }) => text)).toEqual(['a', '  …', '  c', 'd', '', 'e']);
  expect(shown.map(({ marked }) => marked)).toEqual([false, false, true, false, false, false]);
});

test('colours change no character', () => {
  const line = "  - name: 'a' # …: new <b> & 1%";
  expect(
    tokens('yaml', line)
      .map(([, text]) => text)
      .join(''),
  ).toBe(line);
  expect(
    tokens('typescript', line)
      .map(([, text]) => text)
      .join(''),
  ).toBe(line);
});
