import { parseDuration } from './duration';

test.each([
  ['0', 0],
  ['0s', 0],
  ['500ms', 500],
  ['2s', 2000],
  ['1.5s', 1500],
  ['1m30s', 90_000],
])('%s is %d milliseconds', (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
});

test.each(['', '5', 's', '2 s', '-1s', '1h', '1s2'])("'%s' is no duration", (text) => {
  expect(() => parseDuration(text)).toThrow(`'${text}' is no duration: write 500ms, 2s or 1m30s`);
});
