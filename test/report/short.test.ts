import fc from 'fast-check';
import { planHtml } from '../../lib/report/html/html';
import { planMarkdown } from '../../lib/report/markdown/markdown';
import { planSvg } from '../../lib/report/svg/svg';
import { planText } from '../../lib/report/text/text';
import { clippedPair } from '../../lib/report/words/short';
import { core, deployment, planOf } from '../plan/manifests';

const settings = (limit: number) => `{"a":"${'x'.repeat(120)}","limit":${limit},"z":"${'y'.repeat(120)}"}`;
const config = planOf(
  [core('ConfigMap', 'settings', { data: { 'settings.json': settings(10) } })],
  [core('ConfigMap', 'settings', { data: { 'settings.json': settings(99) } })],
);

const image = (tag: string) =>
  `registry.example.com/platform/team-payments/services/backend-api-server:release-2026.11.29-build.4711-${tag}`;
const rollout = planOf(
  [deployment({}, { containers: [{ name: 'web', image: image('sha.aaaaaa') }] })],
  [deployment({}, { containers: [{ name: 'web', image: image('sha.bbbbbb') }] })],
);

test('of a long value what differs is shown, wherever it stands', () => {
  for (const text of [
    planText(config, [], { width: 1000, color: false, unicode: true }),
    planMarkdown(config).replaceAll('`', ''),
    planHtml(config)
      .replace(/<[^>]*>/g, '')
      .replaceAll('&quot;', '"'),
  ]) {
    expect(text).toMatch(/"limit":10,.* → .*"limit":99,/);
  }
});

test('of a long line in a text of many what differs is shown', () => {
  const lines = (limit: number) => `first\n${settings(limit)}\nlast\n`;
  const plan = planOf(
    [core('ConfigMap', 'settings', { data: { 'settings.json': lines(10) } })],
    [core('ConfigMap', 'settings', { data: { 'settings.json': lines(99) } })],
  );
  const text = planText(plan, [], { width: 1000, color: false, unicode: true });
  expect(text).toMatch(/^ +- .*"limit":10,/m);
  expect(text).toMatch(/^ +\+ .*"limit":99,/m);
});

test('where a change has little room, both sides and the arrow stay', () => {
  const [cell] = planMarkdown(rollout).match(/^\| \*\*rollout.*$/m) ?? [];
  expect(cell).toMatch(/containers\[0\]\.image of container web: \S+aaaaaa → \S+bbbbbb`/);
  const [row] = planHtml(rollout).match(/<tr data-of.*?<\/tr>/s) ?? [];
  expect(row).toMatch(/containers\[0\]\.image of container web: \S+aaaaaa → \S+bbbbbb</);
  expect(planSvg(rollout)).toMatch(/>containers\[0\]\.image of container web: \S+aaaaaa → \S+bbbbbb</);
});

test('two values that differ are never shown as the same, nor longer than there is room for', () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 4 }),
    fc.constantFrom('x'.repeat(90), '\u{1f600}', '\u{1f601}', '\u{1f600}'.repeat(50)),
  );
  const text = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
  const both = fc.oneof(
    fc.tuple(text, text),
    fc.tuple(text, text, text, text).map(([start, one, other, end]) => [start + one + end, start + other + end]),
  );
  fc.assert(
    fc.property(both, fc.integer({ min: 12, max: 200 }), ([from = '', to = ''], longest) => {
      fc.pre(from !== to);
      const [one, other] = clippedPair(from, to, longest);
      expect(one).not.toBe(other);
      expect(Math.max(one.length, other.length)).toBeLessThanOrEqual(longest);
      expect(one + other).not.toMatch(/\p{Cs}/u);
    }),
    { numRuns: 2000 },
  );
});
