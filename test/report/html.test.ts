import { readFileSync } from 'node:fs';
import { planHtml } from '../../lib/report/html/html';
import { ASSETS_FILE, assetsModule } from '../../tools/html/assets';
import { full } from './samples/full';
import { manyWorkloads } from './samples/many';
import { samples } from './samples/samples';

jest.setTimeout(60_000);

test('style and script are those of tools/html (`npm run html` writes them anew)', () => {
  expect(readFileSync(ASSETS_FILE, 'utf8')).toBe(assetsModule());
});

test('the page is one file that names no other', () => {
  const html = planHtml(full().plan, full().findings);
  expect(html).not.toMatch(/<link|<img|<iframe| src=|@import|url\((?!#)/);
  expect([...html.matchAll(/https?:\/\/[^\s"'<]+/g)].map(([address]) => address)).toEqual([
    'http://www.w3.org/2000/svg',
  ]);
  expect(html).toContain(`<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; `);
});

test('the summary is its title and heading, and several targets are summed up below it', () => {
  const html = planHtml(full().plan, full().findings);
  const summary = 'Plan: 1 refused, 1 deletion, 1 creation, 2 rollouts, 1 update; 1 warning, 1 info';
  expect(html).toContain(`<title>${summary}</title>`);
  expect(html).toContain(
    `<h1>${summary}</h1><ul class="targets"><li><code>default</code>: 1 deletion, 2 rollouts, 1 update</li>`,
  );
  expect(planHtml(samples.course)).toContain('<h1>Plan: 1 rollout</h1></header>');
});

test('no id is given twice, and each that is used is there', () => {
  const html = planHtml(full().plan, full().findings);
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  const used = [...html.matchAll(/ (?:aria-labelledby|href|data-of)="#?([^"]+)"/g)].flatMap(([, each = '']) =>
    each.split(' '),
  );
  expect(new Set(ids).size).toBe(ids.length);
  expect(used.filter((id) => !ids.includes(id))).toEqual([]);
});

test('its size grows with the number of workloads, not of pods', () => {
  const [few, many] = [planHtml(manyWorkloads(30)).length, planHtml(manyWorkloads(300)).length];
  expect(many).toBeLessThan(12 * few);
  expect(many).toBeLessThan(4_000_000);
  expect(planHtml(samples.large).length).toBeLessThan(200_000);
});

test('the same plan gives the same bytes', () => {
  expect(planHtml(full().plan, full().findings)).toBe(planHtml(full().plan, full().findings));
});
