import { readFileSync } from 'node:fs';
import type { Finding } from '../../../lib/checks/finding';
import { CHECK_IDS, CHECKS } from '../../../lib/checks/registry';
import { call } from '../../cli/call';
import { charts, type Expected, examples, type ManifestSet } from './sets';

const sets = [...charts(), ...examples()];
const changes = sets.flatMap(({ change, ...set }) => (change === undefined ? [] : [{ ...set, change }]));
const OF_CHANGES = CHECKS.filter((check) => 'needs' in check)
  .map(({ id }) => id)
  .join();

/** The findings of `check` on one line each: `warning no-prestop deployment/web`. */
async function found(args: readonly string[], stdin = ''): Promise<readonly string[]> {
  const all = ['check', ...args, '--kubernetes', '1.36', '-o', 'json', '--fail-on', 'none'];
  const { code, out, err } = await call(all, { stdin: () => stdin });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out)
    .findings.map(({ severity, id, object }: Finding) => {
      const target = object.target === 'default' ? '' : ` (${object.target})`;
      return `${severity} ${id} ${object.kind.toLowerCase()}/${object.name}${target}`;
    })
    .sort();
}

function wanted(findings: readonly Expected[]): readonly string[] {
  return findings.flatMap(({ severity, id, objects }) => objects.map((object) => `${severity} ${id} ${object}`)).sort();
}

test.each(sets)('$name has what is expected, no more and no less', async ({ path, findings }) => {
  expect(await found([path])).toEqual(wanted(findings));
});

test.each(changes)('a change of $name has what is expected, no more and no less', async ({ path, change }) => {
  const text = readFileSync(path, 'utf8');
  expect(change.before.filter(({ now }) => !text.includes(now))).toEqual([]);
  const before = change.before.reduce((whole, { now, was }) => whole.replaceAll(now, was), text);
  expect(await found([path, '--base', '-', '--only', OF_CHANGES], before)).toEqual(wanted(change.findings));
});

test('each finding has a reason of one line, which no other finding of its set has', () => {
  const reasons = ({ findings, change }: ManifestSet) => [...findings, ...(change?.findings ?? [])];
  const bad = sets.flatMap((set) => {
    const said = reasons(set).map(({ because }) => because);
    return reasons(set)
      .filter(({ id, objects, because }) => {
        const isOneLine = /^\S+(?: \S+){4,}$/.test(because) && !because.endsWith('.');
        return (
          !CHECK_IDS.has(id) ||
          objects.length === 0 ||
          !isOneLine ||
          said.indexOf(because) !== said.lastIndexOf(because)
        );
      })
      .map(({ id }) => `${set.name}: ${id}`);
  });
  expect(bad).toEqual([]);
});

test('there are many sets, and a well-made one of which nothing is said', () => {
  expect(charts().length).toBeGreaterThanOrEqual(16);
  expect(
    charts()
      .filter(({ findings }) => findings.length === 0)
      .map(({ name }) => name),
  ).toEqual(['hardened']);
  expect(changes.length).toBeGreaterThanOrEqual(10);
});
