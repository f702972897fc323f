import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

/** Stands in for the CLI: prints the format, and ends with the code that the test wants. */
const CLI = `#!/bin/sh
echo "$*" >> "$LOG"
for argument; do printf '[%s]' "$argument" >> "$LOG.arguments"; done
echo >> "$LOG.arguments"
case "$*" in
  *html*) echo '<!doctype html>' ;;
  *json*) printf '"severity": "%s",\\n' "\${FINDING:-}" ;;
  *) printf '<!-- cdk8s-rollout plan -->\\n\\n### Plan: 1 rollout\\n' ;;
esac
# What is refused counts in any case, findings only with --fail-on.
case "$*" in *'--fail-on none'*) exit \${REFUSED:-\${CODE:-0}} ;; *) exit \${CODE:-0} ;; esac
`;

/** Stands in for GitHub's command: has the comments that the test says, and writes down what it is asked. */
const GH = `#!/bin/sh
case "$*" in *--paginate*) printf '%s' "$FOUND" ;; *) echo "gh $*" >> "$LOG" ;; esac
exit \${GH_CODE:-0}
`;

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'action-'));
  for (const [name, text] of [
    ['rollout', CLI],
    ['gh', GH],
  ] as const) {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o755);
  }
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** @param below where it runs, from the folder of the test */
function run(env: Readonly<Record<string, string>>, below = '.') {
  const file = (name: string) => join(folder, name);
  const { status, stdout, stderr } = spawnSync(resolve('action/plan.sh'), {
    cwd: join(folder, below),
    encoding: 'utf8',
    env: {
      PATH: `${folder}:${process.env.PATH}`,
      RUNNER_TEMP: folder,
      LOG: file('log'),
      GITHUB_STEP_SUMMARY: file('summary'),
      GITHUB_OUTPUT: file('output'),
      GITHUB_REPOSITORY: 'shop/web',
      COMMAND: file('rollout'),
      PULL_REQUEST: '7',
      ...env,
    },
  });
  const read = (name: string) => (existsSync(file(name)) ? readFileSync(file(name), 'utf8') : '');
  const log = read('log')
    .replaceAll(/@\S+plan\.md/g, '@plan.md')
    .trimEnd()
    .split('\n');
  const first = read('log.arguments').split('-o')[0]?.replace(/\[$/, '');
  return { status, stdout, stderr, log, first, summary: read('summary'), output: read('output') };
}

test('the plan stands in the summary and in a new comment, the page is an output', () => {
  const { status, log, summary, output } = run({ ARGUMENTS: '--kubernetes 1.34', BASE: 'main:dist', ID: 'prod' });
  expect(status).toBe(0);
  expect(log).toEqual([
    'plan --kubernetes 1.34 --base main:dist --id prod -o markdown',
    'plan --kubernetes 1.34 --base main:dist --id prod --fail-on none -o html',
    'gh api --silent --method POST repos/shop/web/issues/7/comments -F body=@plan.md',
  ]);
  expect(summary).toContain('### Plan: 1 rollout');
  expect(readFileSync(output.trim().slice('page='.length), 'utf8')).toBe('<!doctype html>\n');
});

test('the comment that is there is updated', () => {
  expect(run({ FOUND: '42\n' }).log.at(-1)).toBe(
    'gh api --silent --method PATCH repos/shop/web/issues/comments/42 -F body=@plan.md',
  );
});

test('with the token of a fork the summary has the plan, and the job passes', () => {
  const { status, stdout, summary } = run({ GH_CODE: '1' });
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
  const done = run(env);
  expect({ status: done.status, isCommented: done.log.some((line) => line.startsWith('gh ')) }).toEqual({
    status,
    isCommented,
  });
});

const REFUSED = '::error::The API server would refuse this change: see the plan.\n';
const GRAVE = '::error::The change has findings that are as grave as --fail-on says: see the plan.\n';

test.each<[what: string, env: Readonly<Record<string, string>>, status: number, stdout: string]>([
  ['refused', { REFUSED: '3' }, 3, REFUSED],
  ['refused, which is allowed', { REFUSED: '3', ALLOW_REFUSED: 'true' }, 0, ''],
  ['findings', { REFUSED: '0', ARGUMENTS: '--fail-on warning', FINDING: 'warning' }, 3, GRAVE],
  [
    'findings, where a refusal is allowed',
    { REFUSED: '0', ARGUMENTS: '--fail-on=error', FINDING: 'error', ALLOW_REFUSED: 'true' },
    3,
    GRAVE,
  ],
  ['both', { REFUSED: '3', ARGUMENTS: '--fail-on error', FINDING: 'error' }, 3, REFUSED + GRAVE],
  [
    'both, where a refusal is allowed',
    { REFUSED: '3', ARGUMENTS: '--fail-on error', FINDING: 'error', ALLOW_REFUSED: 'true' },
    3,
    GRAVE,
  ],
  [
    'refused, which is allowed, with findings that are less grave',
    { REFUSED: '3', ARGUMENTS: '--fail-on error', FINDING: 'warning', ALLOW_REFUSED: 'true' },
    0,
    '',
  ],
  [
    'refused, which is allowed, with findings that count from info on',
    { REFUSED: '3', ARGUMENTS: '--fail-on none --fail-on info', FINDING: 'warning', ALLOW_REFUSED: 'true' },
    3,
    GRAVE,
  ],
  [
    'refused, which is allowed, with findings that nobody asked about',
    { REFUSED: '3', ARGUMENTS: '--fail-on error --fail-on none', FINDING: 'error', ALLOW_REFUSED: 'true' },
    0,
    '',
  ],
])('what ends with 3 is told apart: %s', (_, env, status, stdout) => {
  expect(run({ CODE: '3', ...env })).toMatchObject({ status, stdout });
});

test.each<[what: string, text: string, first: string]>([
  ['words', ' --kubernetes  1.34 --apply server ', '[plan][--kubernetes][1.34][--apply][server]'],
  ['lines', '--kubernetes 1.34\n--apply server\n\n', '[plan][--kubernetes][1.34][--apply][server]'],
  ['lines that go on', '--kubernetes 1.34 \\\n  --apply server\n', '[plan][--kubernetes][1.34][--apply][server]'],
  ['quotes', `--history "old revisions" --base='a "b"' -n ''`, '[plan][--history][old revisions][--base=a "b"][-n][]'],
  ['what a shell would expand', '--base $HOME/* `id` $(id) ; & #', '[plan][--base][$HOME/*][`id`][$(id)][;][&][#]'],
  ['nothing', ' \n ', '[plan]'],
])('arguments are split as a shell does: %s', (_, text, first) => {
  expect(run({ ARGUMENTS: text })).toMatchObject({ status: 0, first });
});

test('the command is split in the same way', () => {
  const own = join(folder, 'own commands');
  mkdirSync(own);
  renameSync(join(folder, 'rollout'), join(own, 'rollout'));
  expect(run({ COMMAND: `"${own}/rollout"\n--debug` })).toMatchObject({ status: 0, first: '[--debug][plan]' });
});

test.each(['--base "a', "--base 'a\nb'"])('a quote that is not closed is an error: %j', (text) => {
  expect(run({ ARGUMENTS: text })).toMatchObject({
    status: 1,
    stdout: '::error::The arguments cannot be split: a quote is not closed in its line.\n',
    log: [''],
  });
});

describe('what ran before', () => {
  const git = (below: string, ...args: readonly string[]) => {
    const identity = ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'init.defaultBranch=main'];
    const { status, stdout, stderr } = spawnSync('git', [...identity, ...args], {
      cwd: join(folder, below),
      encoding: 'utf8',
    });
    if (status !== 0) {
      throw new Error(`git ${args.join(' ')}: ${stderr}`);
    }
    return stdout.trim();
  };
  const commit = (below: string) => {
    git(below, 'commit', '--quiet', '--allow-empty', '--message', 'change');
    return git(below, 'rev-parse', 'HEAD');
  };
  const NEW = '0'.repeat(40);
  const GONE = '1'.repeat(40);

  test.each<[what: string, clone: readonly string[]]>([
    ['is there', []],
    ['is not fetched', ['--depth=1']],
  ])('a push is the commit before it, where that %s', (_, clone) => {
    git('.', 'init', '--quiet', 'origin');
    const before = commit('origin');
    commit('origin');
    git('.', 'clone', '--quiet', ...clone, `file://${folder}/origin`, 'clone');
    const { status, log } = run({ BEFORE: before }, 'clone');
    expect({ status, first: log[0] }).toEqual({ status: 0, first: `plan --base ${before} -o markdown` });
    expect(spawnSync('git', ['cat-file', '-e', before], { cwd: join(folder, 'clone') }).status).toBe(0);
  });

  test('is an input where the commit before is gone', () => {
    git('.', 'init', '--quiet');
    commit('.');
    expect(run({ BEFORE: GONE })).toMatchObject({
      status: 1,
      stdout: `::error::The commit before this one, ${GONE}, cannot be fetched: say what ran before with the input base.\n`,
      log: [''],
    });
  });

  test.each([
    ['a new branch', NEW],
    ['an event that has none', ''],
  ])('is left to the command by %s', (_, before) => {
    expect(run({ BEFORE: before }).log[0]).toBe('plan -o markdown');
    expect(run({ BEFORE: before, CODE: '1' })).toMatchObject({
      status: 1,
      stdout: '::error::There is no plan: see above. What ran before is said with the input base, such as HEAD^.\n',
    });
  });

  test('is what the arguments say, rather than the commit before', () => {
    git('.', 'init', '--quiet');
    const before = commit('.');
    expect(run({ BEFORE: before, ARGUMENTS: '--base x' }).log[0]).toBe(`plan --base ${before} --base x -o markdown`);
  });

  test('is the input, whatever the event says', () => {
    const { log } = run({ BASE: 'before.yaml', BEFORE: GONE, GITHUB_BASE_REF: 'nowhere' });
    expect(log[0]).toBe('plan --base before.yaml -o markdown');
  });

  test('of a pull request is its base, not what was pushed before', () => {
    expect(run({ BEFORE: GONE, GITHUB_BASE_REF: 'main' })).toMatchObject({
      status: 1,
      stdout: '::error::origin/main is not here: check out with fetch-depth: 0\n',
    });
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
