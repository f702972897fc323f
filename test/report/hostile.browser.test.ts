import fc from 'fast-check';
import { marked } from 'marked';
import { SCRIPT } from '../../lib/report/html/assets';
import { planHtml } from '../../lib/report/html/html';
import { planMarkdown } from '../../lib/report/markdown/markdown';
import { printable } from '../../lib/report/printable';
import { planSvg } from '../../lib/report/svg/svg';
import { type Chromium, type Opened, startChromium } from './browser/chromium';
import { inspect } from './browser/inspect';
import { full, type Told } from './samples/full';
import { type Hostile, hostilePlan, hostileTexts, SHOWN } from './samples/hostile';
import { samples } from './samples/samples';
import { STEERS } from './samples/steers';

jest.setTimeout(300_000);

let chromium: Chromium;
let blank: Opened;

beforeAll(async () => {
  chromium = await startChromium();
  blank = await chromium.open('blank.html', '<!doctype html><title>blank</title>');
});

afterAll(() => chromium?.close());

const REPORTS = {
  HTML: ({ plan, findings }: Told) => inspect(blank.page, planHtml(plan, findings), 'text/html'),
  SVG: ({ plan }: Told) => inspect(blank.page, planSvg(plan), 'image/svg+xml'),
  Markdown: async ({ plan, findings }: Told) =>
    inspect(blank.page, await marked.parse(planMarkdown(plan, findings), { gfm: true }), 'text/html'),
} as const;

const FORMATS = Object.keys(REPORTS) as readonly (keyof typeof REPORTS)[];

/** All elements, each with its attributes, that reports of harmless plans have. */
async function usual(format: keyof typeof REPORTS): Promise<ReadonlySet<string>> {
  const plans = [full(), ...Object.values(samples).map((plan) => ({ plan, findings: [] }))];
  const found = await Promise.all(plans.map(REPORTS[format]));
  // A value of several lines is a list below its path.
  return new Set([...found.flatMap(({ elements }) => elements), 'p[class]']);
}

describe.each(FORMATS)('%s', (format) => {
  test('what others wrote is text, all of it, and nothing else', async () => {
    const known = await usual(format);
    await fc.assert(
      fc.asyncProperty(hostileTexts, async (texts) => {
        const hostile = hostilePlan(texts);
        const found = await REPORTS[format](hostile);
        expect(found.error).toBeNull();
        expect(found.elements.filter((element) => !known.has(element))).toEqual([]);
        expect(found.scripts).toEqual(format === 'HTML' ? [SCRIPT] : []);
        expect(found.text).not.toMatch(STEERS);
        for (const text of shownIn(format, hostile)) {
          expect(found.text).toContain(text);
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** What a format shows whole: a picture has room for names alone. */
function shownIn(format: keyof typeof REPORTS, { texts }: Hostile): readonly string[] {
  const places = format === 'SVG' ? ['web'] : SHOWN;
  return places.map((usually) => printable(texts.get(usually) ?? '').trim());
}

test('nothing in a comment mentions, refers or links to anything', async () => {
  await fc.assert(
    fc.asyncProperty(hostileTexts, async (texts) => {
      const { loose, comments, elements } = await REPORTS.Markdown(hostilePlan(texts));
      expect(elements.filter((element) => /^(?:a|img|h[124-6])\[/.test(element))).toEqual([]);
      expect(loose.filter((text) => LINKS.test(text))).toEqual([]);
      expect(new Set(comments)).toEqual(new Set([' cdk8s-rollout plan ', ...comments.filter((each) => each === ' ')]));
    }),
    { numRuns: 100 },
  );
});

/** What GitHub and GitLab make links and pictures of in text that is not code. */
const LINKS = /@[a-z0-9]|#\d|GH-\d|https?:\/\/\w|www\.\w|:[a-z]+:/i;
