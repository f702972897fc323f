import { readFileSync } from 'node:fs';
import { excerpt } from '../../tools/picture/excerpt';
import { pictures } from '../../tools/picture/picture';
import { planPictures } from '../../tools/picture/plan';
import { START, startManifests } from '../../tools/picture/start';
import { tokens } from '../../tools/picture/tokens';

test.each(Object.entries(pictures()))(
  '%s shows main.ts and dist as they are (`npm run docs:picture` draws it anew)',
  (file, drawn) => {
    expect(readFileSync(file, 'utf8')).toBe(drawn);
  },
);

test.each(Object.entries(planPictures()))(
  '%s is the plan of the command as it is (`npm run docs:picture` draws it anew)',
  (file, drawn) => {
    expect(readFileSync(file, 'utf8')).toBe(drawn);
    expect(drawn).toContain('ngx-dep, rollout: at least 4 of 4 available, at most 5 pods at once');
  },
);

test('the plan in the pictures begins with what main.ts gives, but for its image and cause', () => {
  expect(readFileSync(START.base, 'utf8')).toBe(startManifests());
  const lines = (file: string) => readFileSync(file, 'utf8').split('\n');
  const [before, now] = [lines(START.base), lines(START.head)];
  expect(now.flatMap((line, index) => (line === before[index] ? [] : [[before[index], line]]))).toEqual([
    ['    kubernetes.io/change-cause: v1, ngx=1.21', '    kubernetes.io/change-cause: update to v2, ngx=1.22'],
    ['        - image: nginx:1.21-alpine', '        - image: nginx:1.22-alpine'],
  ]);
});

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
