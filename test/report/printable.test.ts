import fc from 'fast-check';
import { planJson } from '../../lib/report/json/json';
import { printable } from '../../lib/report/printable';
import { hostilePlan, hostileTexts } from './samples/hostile';
import { STEERS } from './samples/steers';

test('what cannot be seen is shown by its escape, and everything else stays', () => {
  expect(printable('a\nb\r\t\u001b[31m\u202e\u200b\ud800 \udb40\udc41\uffff')).toBe(
    'a\\nb\\r\\t\\u001b[31m\\u202e\\u200b\\ud800 \\udb40\\udc41\\uffff',
  );
  expect(printable('é 日本 \u2764\ufe0f \u{1f600} <b>&')).toBe('é 日本 \u2764\ufe0f \u{1f600} <b>&');
});

test('JSON means what the plan says and has no character that steers a terminal', () => {
  fc.assert(
    fc.property(hostileTexts, (texts) => {
      const { plan, findings } = hostilePlan(texts);
      const json = planJson(plan, findings);
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify({ ...plan, findings })));
      expect(json).not.toMatch(STEERS);
    }),
    { numRuns: 100 },
  );
});
