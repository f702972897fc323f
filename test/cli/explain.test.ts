import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS } from '../../lib/checks/registry';
import { call } from './call';

test.each(CHECKS.map(({ id }) => id))('%s: its page', async (id) => {
  const file = join('docs/reference/checks', `${id}.md`);
  expect(existsSync(file)).toBe(true);
  expect(await call(['explain', id])).toEqual({ code: 0, out: readFileSync(file, 'utf8'), err: '' });
});

test('without a check it lists all', async () => {
  const { out } = await call(['explain']);
  expect(CHECKS.filter(({ id, summary }) => !out.includes(`  ${id} `) || !out.includes(summary))).toEqual([]);
});

test('a check that there is not', async () => {
  expect(await call(['explain', 'no-redines'])).toEqual({
    code: 1,
    out: '',
    err: 'error: there is no check "no-redines"\n  fix: did you mean no-readiness?\n',
  });
});
