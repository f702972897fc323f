import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { Plan } from '../../lib/plan/plan';
import { planHtml } from '../../lib/report/html/html';
import { type Chromium, type Opened, startChromium } from './browser/chromium';
import { full } from './samples/full';
import { manyWorkloads } from './samples/many';
import { planOf } from './samples/plan';
import { samples } from './samples/samples';

jest.setTimeout(300_000);

let chromium: Chromium;
let report: Opened;
let page: Page;

/** Workloads of all kinds, of which some come to an end and some do not. */
const { course, recreate, statefulSet, stuck, daemonSet, create, scale, refused, large } = samples;
const mixed: Plan = planOf({
  workloads: [course, recreate, statefulSet, stuck, daemonSet, create, scale, refused, large].flatMap(
    ({ workloads }) => workloads,
  ),
  refusals: refused.refusals,
});

beforeAll(async () => {
  chromium = await startChromium();
});

afterAll(() => chromium?.close());

afterEach(() => report?.close());

async function open(plan: Plan, options: Parameters<Chromium['open']>[2] = {}, findings = full().findings) {
  report = await chromium.open('plan.html', planHtml(plan, findings), options);
  page = report.page;
}

/** What axe-core finds that keeps people out. */
async function violations(): Promise<readonly string[]> {
  await page.evaluate(readFileSync(require.resolve('axe-core'), 'utf8'));
  const found = await page.evaluate<{
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
  }>('axe.run(document, { resultTypes: ["violations"] })');
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)}\n${failureSummary}`),
  );
}

const articles = () => page.locator('article:visible').count();
const moment = (nth = 0) => page.locator('.moment').nth(nth).textContent();

test('opened from the disk it asks for nothing, and its policy stops none of its own', async () => {
  await open(mixed);
  await page.mouse.wheel(0, 20_000);
  await page.locator('.slider').first().waitFor();
  expect(report.requests).toEqual([]);
  expect(report.complaints).toEqual([]);
});

test('its policy stops what is not its own', async () => {
  await open(course);
  await page.evaluate(`{
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    const image = document.createElement('img');
    image.src = 'https://example.com/x.png';
    document.body.append(image);
  }`);
  expect(await page.evaluate('window.ran')).toBeUndefined();
  await expect(page.evaluate("fetch('https://example.com/')")).rejects.toThrow();
  const refused = report.complaints.filter((each) => each.includes('Content Security Policy'));
  expect(refused.filter((each) => each.includes('inline script'))).toHaveLength(1);
  expect(refused.filter((each) => each.includes('https://example.com/')).length).toBeGreaterThanOrEqual(2);
});

test('the slider shows the pods at each moment, by mouse and by keys', async () => {
  await open(course, {}, []);
  const slider = page.locator('.slider').first();
  await slider.waitFor();
  expect(await moment()).toBe('before');
  expect(await page.locator('.squares').first().locator('.old').count()).toBe(4);

  const { x, y, width, height } = (await slider.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.click(x + width - 2, y + height / 2);
  expect(await moment()).toBe('42s');
  expect(await slider.getAttribute('aria-valuetext')).toBe('42s: 4 new available');

  await page.keyboard.press('Home');
  const told: (string | null)[] = [];
  for (const { at } of course.workloads[0]?.timeline?.steps ?? []) {
    told.push(await slider.getAttribute('aria-valuetext'));
    expect(at).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('ArrowRight');
  }
  expect([...new Set(told)]).toEqual([
    'before: 4 old available',
    '0s: 3 old available, 2 new not ready, 1 terminating',
    '2s: 3 old available, 2 new not ready',
    '5s: 3 old available, 2 new ready, not yet available',
    '20s: 1 old available, 2 new available, 2 new not ready, 2 terminating',
    '22s: 1 old available, 2 new available, 2 new not ready',
    '25s: 1 old available, 2 new available, 2 new ready, not yet available',
    '40s: 4 new available, 1 terminating',
    '42s: 4 new available',
  ]);
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  expect(await moment()).toBe('40s');
});

test('the arrow keys move the slider of what is on the screen, without a click', async () => {
  await open(course, {}, []);
  await page.locator('.slider').first().waitFor();
  await page.keyboard.press('ArrowRight');
  expect(await moment()).toBe('0s');
});

test('the arrow keys scroll a table that is wider than the window, and move the slider where there is nothing to scroll', async () => {
  const press = async (width: number) => {
    await open(course, { viewport: { width, height: 800 }, reducedMotion: 'reduce' }, []);
    await page.locator('.slider').first().waitFor();
    await page.locator('summary', { hasText: 'Steps as a table' }).first().click();
    const steps = page.locator('.scroll[role=region]').first();
    await steps.focus();
    await page.keyboard.press('ArrowRight');
    await page.evaluate('new Promise((done) => setTimeout(done, 500))');
    const scrolled = await steps.evaluate((region) => region.scrollLeft);
    const at = await moment();
    await report.close();
    return { isScrolled: scrolled > 0, at };
  };
  expect(await press(320)).toEqual({ isScrolled: true, at: 'before' });
  expect(await press(1280)).toEqual({ isScrolled: false, at: '0s' });
});

test('a search shows what holds all of its words, and says how many', async () => {
  await open(mixed, {}, []);
  const all = mixed.workloads.length;
  expect(await page.locator('#shown').textContent()).toBe(`all ${all}`);
  await page.keyboard.press('/');
  await page.keyboard.type('QUEUE example.com');
  expect(await articles()).toBe(1);
  expect(await page.locator('tbody tr[data-of]:visible').count()).toBe(1);
  expect(await page.locator('#shown').textContent()).toBe(`1 of ${all}`);
  await page.locator('#search').fill('no such thing');
  expect(await articles()).toBe(0);
  expect(await page.locator('#shown').textContent()).toBe(`0 of ${all}`);
  await page.locator('#search').focus();
  await page.keyboard.press('Escape');
  expect(await articles()).toBe(all);
});

test('verdicts can be chosen, several at once', async () => {
  await open(mixed, {}, []);
  const choose = (verdict: string) => page.locator(`button[data-verdict=${verdict}]`).click();
  await choose('scale');
  expect(await articles()).toBe(1);
  await choose('create');
  expect(await articles()).toBe(2);
  expect(await page.locator('button[aria-pressed=true]').allTextContents()).toEqual(['1 creation', '1 scaled']);
  await choose('scale');
  await choose('create');
  expect(await articles()).toBe(mixed.workloads.length);
});

test('n and p go from one object to the next and back, past what is not shown', async () => {
  await open(mixed, {}, []);
  const focused = () => page.evaluate<string>('document.activeElement.dataset.name');
  await page.keyboard.press('n');
  expect(await focused()).toBe('deployment.apps/api');
  await page.keyboard.press('n');
  expect(await focused()).toBe('deployment.apps/new');
  await page.keyboard.press('p');
  expect(await focused()).toBe('deployment.apps/api');
  await page.locator('button[data-verdict=rollout]').click();
  await page.keyboard.press('n');
  expect(await focused()).toBe('deployment.apps/ngx-dep');
  await page.keyboard.press('j');
  expect(await focused()).toBe('deployment.apps/batch');
  await page.keyboard.press('k');
  expect(await focused()).toBe('deployment.apps/ngx-dep');
});

test('a row of the table leads to its object', async () => {
  await open(mixed, { reducedMotion: 'reduce' }, []);
  await page.locator('tbody a', { hasText: 'deployment.apps/web' }).click();
  expect(await page.evaluate('location.hash')).toMatch(/^#item-\d+$/);
  // What was not drawn yet is as high as it really is only a few frames later.
  await page.evaluate('new Promise((done) => setTimeout(() => requestAnimationFrame(done), 500))');
  const target = page.locator('article:target');
  expect(await target.getAttribute('data-name')).toBe('deployment.apps/web');
  const top = await page.evaluate<number>("document.querySelector('article:target').getBoundingClientRect().top");
  expect(top).toBeGreaterThanOrEqual(0);
  expect(top).toBeLessThan(900);
});

test('without its script it can be read: all is there, and nothing that would not work', async () => {
  await open(mixed, { javaScriptEnabled: false }, []);
  expect(await articles()).toBe(mixed.workloads.length);
  expect(await page.locator('#tools').isVisible()).toBe(false);
  expect(await page.locator('figure svg').first().isVisible()).toBe(true);
});

test.each(['light', 'dark'] as const)('axe-core finds nothing that keeps people out, %s', async (colorScheme) => {
  for (const { plan, findings } of [full(), { plan: mixed, findings: [] }]) {
    await open(plan, { colorScheme, reducedMotion: 'reduce' }, findings);
    await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })');
    await page.evaluate(
      'document.querySelectorAll("article").forEach((each) => { each.style.contentVisibility = "visible"; })',
    );
    expect(await violations()).toEqual([]);
    await report.close();
  }
});

test("light and dark are the reader's own", async () => {
  const background = async (colorScheme: 'light' | 'dark') => {
    await open(course, { colorScheme }, []);
    const color = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    await report.close();
    return color;
  };
  expect([await background('light'), await background('dark')]).toEqual(['rgb(246, 248, 250)', 'rgb(1, 4, 9)']);
});

test('who wants less motion gets none', async () => {
  const behavior = async (reducedMotion: 'reduce' | 'no-preference') => {
    await open(course, { reducedMotion }, []);
    const found = await page.evaluate<string>('getComputedStyle(document.documentElement).scrollBehavior');
    await report.close();
    return found;
  };
  expect([await behavior('reduce'), await behavior('no-preference')]).toEqual(['auto', 'smooth']);
});

test('printed, it is all there on white, without what only works on a screen', async () => {
  await open(mixed, { colorScheme: 'dark' }, []);
  await page.locator('.slider').first().waitFor();
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('#tools').isVisible()).toBe(false);
  expect(await page.locator('.slider:visible').count()).toBe(0);
  expect(await articles()).toBe(mixed.workloads.length);
  expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
});

test.each([320, 400, 800, 1280, 2000])('at %d pixels nothing makes the page wider than the window', async (width) => {
  await open(full().plan, { viewport: { width, height: 800 } });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
});

test('no picture is wider than its frame', async () => {
  const plan = planOf({ workloads: [...samples.broken.workloads, ...mixed.workloads] });
  await open(plan, {}, []);
  await page.evaluate(
    'document.querySelectorAll("article").forEach((each) => { each.style.contentVisibility = "visible"; })',
  );
  await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })');
  const cut = await page.evaluate<
    readonly string[]
  >(`[...document.querySelectorAll('figure svg text')].filter((text) => {
    const frame = text.ownerSVGElement.getBoundingClientRect();
    const box = text.getBoundingClientRect();
    return box.left < frame.left || box.right > frame.right || box.bottom > frame.bottom || box.top < frame.top;
  }).map((text) => text.textContent)`);
  expect(cut).toEqual([]);
});

test('of 300 workloads a few are drawn, and the last can be gone to', async () => {
  await open(manyWorkloads(300), {}, []);
  expect(await page.locator('article').count()).toBe(300);
  expect(await page.locator('.slider').count()).toBeLessThan(10);
  expect(await page.evaluate('getComputedStyle(document.querySelector("article")).contentVisibility')).toBe('auto');
  await page.keyboard.press('p');
  await page.locator('article').last().locator('.slider').first().waitFor();
  expect(await page.evaluate('document.activeElement.id')).toBe('item-300');
});
