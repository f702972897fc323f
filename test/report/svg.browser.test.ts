import type { Plan } from '../../lib/plan/plan';
import { planSvg } from '../../lib/report/svg/svg';
import { type Chromium, startChromium } from './browser/chromium';
import { full } from './samples/full';
import { planOf } from './samples/plan';
import { samples } from './samples/samples';

jest.setTimeout(300_000);

let chromium: Chromium;

beforeAll(async () => {
  chromium = await startChromium();
});

afterAll(() => chromium?.close());

/** What others wrote in characters that are wide, or shown by their escapes. */
const written = [
  ['日本語'.repeat(60), '中文'.repeat(60)],
  [`a${'\u202e'.repeat(90)}`, `b${'\u202e'.repeat(90)}`],
  [`${'\u{1f600}'.repeat(70)}1`, `${'\u{1f600}'.repeat(70)}2`],
].map(([from, to]): Plan => {
  const causes = [{ path: 'spec.template.metadata.annotations[note]', from, to }];
  return planOf({ workloads: samples.course.workloads.map((workload) => ({ ...workload, causes })) });
});

const plans: readonly (readonly [string, Plan])[] = [
  ...Object.entries(samples),
  ['full', full().plan],
  ...written.map((plan, index) => [`of wide characters ${index}`, plan] as const),
];

/** Each text with the box that it takes. */
const TEXTS = `[...document.querySelectorAll('text')].filter((text) => text.textContent !== '').map((text) => {
  const { left, right, top, bottom } = text.getBoundingClientRect();
  return { text: text.textContent, left, right, top, bottom };
})`;

interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

test.each(plans)('the picture of the plan %s holds its words, and none covers another', async (_, plan) => {
  const { page, requests, complaints, close } = await chromium.open('plan.svg', planSvg(plan));
  const texts = await page.evaluate<readonly Box[]>(TEXTS);
  expect(texts.length).toBeGreaterThan(0);
  expect(texts.filter(({ left, right }) => left < 8 || right > 664)).toEqual([]);
  const covered = texts.flatMap((one, index) =>
    texts
      .slice(index + 1)
      .filter((other) => overlap(one, other))
      .map((other) => [one.text, other.text]),
  );
  expect(covered).toEqual([]);
  expect([...requests, ...complaints]).toEqual([]);
  await close();
});

/** Boxes of texts are a little higher than what is seen of them. */
function overlap(one: Box, other: Box): boolean {
  const apart = 3;
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top + apart < other.bottom - apart &&
    other.top + apart < one.bottom - apart
  );
}
