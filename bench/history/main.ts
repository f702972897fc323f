/** What a history costs: synthesis with it beside synthesis without, and the start of the commands that read it. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Measured } from './measure';

const REVISIONS = 10;
const GOAL = 1.5;

/** A row of the table: medians over the rounds. */
interface Row {
  readonly what: string;
  readonly beside: string;
  readonly besideMilliseconds: number;
  readonly milliseconds: number;

  /** The median of the rounds' ratios, by the clock and, where a process says it, by what the processors worked. */
  readonly times: number;
  readonly timesWork?: number;
  readonly goal?: number;
}

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '5' },

    // Where the repository is made, or was made before, which takes longer than to measure.
    project: { type: 'string' },
  },
});
const size = Number(values.size);
const rounds = Number(values.rounds);
const root = mkdtempSync(join(tmpdir(), 'bench-history-'));
const project = resolve(values.project ?? join(root, 'project'));
const library = build();

function run(command: string, args: readonly string[], cwd: string): string {
  const names = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@b', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@b' };
  const env = { ...process.env, ...names, CDK8S_ROLLOUT_FROZEN: 'false', GIT_CONFIG_GLOBAL: '/dev/null' };
  const ran = spawnSync(command, args, { cwd, encoding: 'utf8', env });
  if (ran.status !== 0) {
    throw new Error(`${command} ${args.join(' ')} failed: ${ran.stderr}`);
  }
  return ran.stdout;
}

/** One synthesis of all workloads in a process of its own; without a history into a folder beside `dist`. */
function synthesize(side: 'with' | 'without', revision: number): Measured {
  process.stderr.write(`revision ${revision} ${side} history … `);
  const outdir = side === 'with' ? 'dist' : 'plain';
  const script = join(__dirname, 'measure.ts');
  const args = [
    '--import',
    'tsx',
    script,
    join(library, 'index.js'),
    project,
    side,
    String(size),
    String(revision),
    outdir,
  ];
  const measured: Measured = JSON.parse(run(process.execPath, args, resolve('.')));
  process.stderr.write(`${measured.milliseconds.toFixed(0)} ms\n`);
  return measured;
}

/** A repository in which each workload has its revisions, each of them a commit. */
function makeProject(): void {
  mkdirSync(project);
  writeFileSync(join(project, 'cdk8s.yaml'), 'language: typescript\napp: none\n');
  writeFileSync(join(project, '.gitignore'), 'plain\n');
  run('git', ['init', '--quiet'], project);
  for (let revision = 1; revision <= REVISIONS; revision += 1) {
    synthesize('with', revision);
    commit(`revision ${revision}`);
  }
}

function commit(message: string): void {
  run('git', ['add', '.'], project);
  run('git', ['commit', '--quiet', '--message', message], project);
}

/** Both sides turn by turn: the code as it was released, and with another image and config for every workload. */
function compareSyntheses(): readonly Row[] {
  const pairs = { unchanged: [] as [Measured, Measured][], changed: [] as [Measured, Measured][] };
  synthesize('without', REVISIONS);
  for (let round = 0; round < rounds; round += 1) {
    for (const [state, revision] of [
      ['unchanged', REVISIONS],
      ['changed', REVISIONS + 1],
    ] as const) {
      pairs[state].push([synthesize('without', revision), synthesize('with', revision)]);
    }
    synthesize('without', REVISIONS);
    run('git', ['checkout', '--quiet', '--', '.'], project);
    run('git', ['clean', '--quiet', '--force', '-d'], project);
  }
  return (['unchanged', 'changed'] as const).map((state) => ({
    what: `synthesis with a history, ${state === 'changed' ? 'every workload changed' : 'nothing changed'}`,
    beside: 'without',
    besideMilliseconds: median(pairs[state].map(([without]) => without.milliseconds)),
    milliseconds: median(pairs[state].map(([, with_]) => with_.milliseconds)),
    times: median(pairs[state].map(([without, with_]) => with_.milliseconds / without.milliseconds)),
    timesWork: median(pairs[state].map(([without, with_]) => with_.cpuMilliseconds / without.cpuMilliseconds)),
    goal: GOAL,
  }));
}

/** The package as it is published: compiled, and without the tools around it. */
function build(): string {
  const folder = join(root, 'package');
  mkdirSync(folder);
  copyFileSync('package.json', join(folder, 'package.json'));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  run('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json', '--outDir', join(folder, 'out')], resolve('.'));
  return join(folder, 'out/lib');
}

type Start = 'node -e 0' | '--version' | '--help' | 'history';

/** What each takes from the start of its process to the end, turn by turn. */
function compareStarts(): readonly Row[] {
  const main = join(library, 'cli/main.js');
  const workload = `deploy/web-${Math.floor(size / 2)}`;
  const commands: Readonly<Record<Start, readonly string[]>> = {
    'node -e 0': ['-e', '0'],
    '--version': [main, '--version'],
    '--help': [main, '--help'],
    history: [main, 'history', workload],
  };
  const times = Array.from(
    { length: rounds * 4 + 1 },
    (): Readonly<Record<Start, number>> => ({
      'node -e 0': time(commands['node -e 0']),
      '--version': time(commands['--version']),
      '--help': time(commands['--help']),
      history: time(commands.history),
    }),
  );
  const pairs: readonly (readonly [Start, Start, number?])[] = [
    ['--version', 'node -e 0', GOAL],
    ['history', '--help', GOAL],
    ['history', '--version'],
  ];
  return pairs.map(([name, beside, goal]) => ({
    what: name === 'history' ? `history of one of ${size} workloads` : name,
    beside,
    besideMilliseconds: median(times.map((each) => each[beside])),
    milliseconds: median(times.map((each) => each[name])),
    times: median(times.map((each) => each[name] / each[beside])),
    ...(goal === undefined ? {} : { goal }),
  }));
}

function time(args: readonly string[]): number {
  const start = performance.now();
  run(process.execPath, args, project);
  return performance.now() - start;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}

function table(rows: readonly Row[]): string {
  const head = ['', 'beside', 'beside ms', 'ms', 'times', 'times CPU', 'goal'];
  const lines = rows.map((row) => [
    row.what,
    row.beside,
    row.besideMilliseconds.toFixed(0),
    row.milliseconds.toFixed(0),
    row.times.toFixed(2),
    row.timesWork?.toFixed(2) ?? '',
    row.goal === undefined ? '' : `at most ${row.goal}`,
  ]);
  return [head, head.map((_, index) => (index < 2 ? '---' : '---:')), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('');
}

try {
  if (!existsSync(project)) {
    makeProject();
  }
  const rows = [...compareSyntheses(), ...compareStarts()];
  process.stdout.write(`${table(rows)}\n`);
  process.stdout.write(`${JSON.stringify({ node: process.version, cpu: cpus()[0]?.model, size, rounds, rows })}\n`);
} finally {
  rmSync(root, { recursive: true });
}
