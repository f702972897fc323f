import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Check } from '../../lib/checks/check';
import { CHECKS } from '../../lib/checks/registry';
import { CHECKS_FILE, checksReference } from '../../tools/checks/markdown';
import { findingsOf, judge, said } from './judge';
import { PAGES, pageOf } from './page';

const ALL: readonly Check[] = CHECKS;
const ids = CHECKS.map(({ id }) => id);

test('each check has its rule, its test and its page by its own name, and nothing is left over', () => {
  const names = (folder: string, end: string) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(end) && name !== 'README.md')
      .map((name) => name.slice(0, -end.length))
      .sort();
  const sorted = [...ids].sort();
  expect(names('lib/checks/rules', '.ts')).toEqual(sorted);
  expect(names('test/checks/rules', '.test.ts')).toEqual(sorted);
  expect(names(PAGES, '.md')).toEqual(sorted);
});

test.each(ALL)('the page of $id says what the check says of itself', ({ id, severity, area, summary, needs }) => {
  const [title, , ...rest] = pageOf(id).text.split('\n');
  const text = rest.join(' ').replace(/ +/g, ' ');
  const change = needs === 'change' ? ' Judges a change.' : '';
  expect(title).toBe(`# ${id}`);
  expect(text).toMatch(`${summary[0]?.toUpperCase()}${summary.slice(1)}.`);
  expect(text).toContain(`Severity: **${severity}**. Area: ${area}.${change} `);
  expect(text).toMatch(/ ## Found .* ## Right .* ## What to do .* ## Source \[/);
});

test.each(ids)('the page of %s has a bad manifest that is found, and a good one without any error', (id) => {
  const { bad, good } = pageOf(id);
  expect(good.head).not.toEqual([]);
  expect(findingsOf(id, bad)).not.toEqual([]);
  expect(
    judge(good)
      .findings.filter((finding) => finding.severity === 'error' || finding.id === id)
      .map(said),
  ).toEqual([]);
});

test('every finding says what is wrong and what to do, in one sentence each', () => {
  const fixless = ids.filter((id) => findingsOf(id, pageOf(id).bad).some(({ fix }) => fix === undefined));
  const texts = ids.flatMap((id) => findingsOf(id, pageOf(id).bad).flatMap(({ message, fix = '' }) => [message, fix]));
  expect(texts.filter((text) => /[.\n]$/.test(text))).toEqual([]);
  // What the API server refuses is mended by another value, which it names.
  expect(fixless).toEqual(['refused', 'strategy-rejected']);
});

test('the list of all checks is current: npm run docs:checks', () => {
  expect(existsSync(CHECKS_FILE) && readFileSync(CHECKS_FILE, 'utf8')).toBe(checksReference());
});
