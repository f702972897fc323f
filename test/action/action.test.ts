import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { Runner } from './runner';

let runner: Runner;

beforeEach(() => {
  runner = new Runner();
});

afterEach(() => runner.remove());

test('the plan stands in the summary and in a new comment, the page is an output', () => {
  const { status, log, summary, output } = runner.run({
    ARGUMENTS: '--kubernetes 1.34',
    BASE: 'main:dist',
    ID: 'prod',
  });
  expect(status).toBe(0);
  expect(log).toEqual([
    'plan --kubernetes 1.34 --base main:dist --id prod -o markdown',
    'plan --kubernetes 1.34 --base main:dist --id prod --fail-on none -o html',
    'gh api --silent --method POST repos/shop/web/issues/7/comments -F body=@plan.md',
  ]);
  expect(summary).toContain('### Plan: 1 rollout');
  expect(readFileSync(/^page=(.*)$/m.exec(output)?.[1] ?? '', 'utf8')).toBe('<!doctype html>\n');
});

test('the comment that is there is updated', () => {
  expect(runner.run({ FOUND: '42\n' }).log.at(-1)).toBe(
    'gh api --silent --method PATCH repos/shop/web/issues/comments/42 -F body=@plan.md',
  );
});

test('with the token of a fork the summary has the plan, and the job passes', () => {
  const { status, stdout, summary } = runner.run({ GH_CODE: '1' });
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: '::notice::The plan stands in the step summary: this token cannot write comments, as that of a fork.\n',
  });
  expect(summary).toContain('### Plan: 1 rollout');
});

test.each<[what: string, env: Readonly<Record<string, string>>, status: number, isCommented: boolean]>([
  ['something changes', { CODE: '2' }, 0, true],
  ['the API server would refuse', { CODE: '3' }, 3, true],
  ['it would refuse, and that is allowed', { CODE: '3', ALLOW_REFUSED: 'true' }, 0, true],
  ['it cannot be planned', { CODE: '1' }, 1, false],
  ['comments are not wanted', { COMMENT: 'false' }, 0, false],
  ['it is no pull request', { PULL_REQUEST: '' }, 0, false],
])('%s', (_, env, status, isCommented) => {
  const done = runner.run(env);
  expect({ status: done.status, isCommented: done.log.some((line) => line.startsWith('gh ')) }).toEqual({
    status,
    isCommented,
  });
});

test('action.yml hands each of its inputs to the script', () => {
  const { inputs, runs } = parse(readFileSync('action.yml', 'utf8')) as {
    readonly inputs: object;
    readonly runs: { readonly steps: readonly { readonly env?: Readonly<Record<string, string>> }[] };
  };
  const env = runs.steps[0]?.env ?? {};
  const given = Object.values(env).flatMap((value) => /inputs\.([\w-]+)/.exec(value)?.[1] ?? []);
  expect(given.sort()).toEqual(Object.keys(inputs).sort());
  const script = readFileSync('action/plan.sh', 'utf8');
  for (const name of Object.keys(env).filter((each) => each !== 'GH_TOKEN')) {
    expect(script).toContain(name);
  }
});
