/** How long people wait for `cdk8s synth` of the example, next to an app with nothing in it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const ROUNDS = 7;
const APPS = { empty: 'empty.ts', 'empty, with cdk8s-plus': 'empty-plus.ts', example: '../../main.ts' } as const;
const CLI = 'node_modules/cdk8s-cli/bin/cdk8s';

/** Both ways to run an app, and what each takes from the start of its process to the end. */
const ways: Readonly<Record<string, (script: string, outdir: string) => number>> = {
  'cdk8s synth': (script, outdir) =>
    run([CLI, 'synth', '--check-upgrade=false', '--app', `node --import tsx ${script}`, '--output', outdir], outdir),
  'node --import tsx': (script, outdir) => run(['--import', 'tsx', script], outdir),
};

function run(args: readonly string[], outdir: string): number {
  const start = performance.now();
  const ran = spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, CDK8S_OUTDIR: outdir } });
  if (ran.status !== 0) {
    throw new Error(`node ${args.join(' ')} failed: ${ran.stderr}`);
  }
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const root = mkdtempSync(join(tmpdir(), 'bench-synth-'));
const rows = Object.entries(ways).map(([way, measure]) => {
  const times = Array.from({ length: ROUNDS }, (_, round) => {
    process.stderr.write(`${way}: round ${round + 1} of ${ROUNDS}\n`);
    return Object.entries(APPS).map(([name, script]) => {
      const outdir = join(root, name);
      rmSync(outdir, { recursive: true, force: true });
      return measure(relative('', join(__dirname, script)), outdir);
    });
  });
  const milliseconds = Object.fromEntries(
    Object.keys(APPS).map((name, index) => [name, median(times.map((time) => time[index] ?? Number.NaN))]),
  );
  const timesEmpty = median(times.map(([empty = Number.NaN, , example = Number.NaN]) => example / empty));
  const timesPlus = median(times.map(([, plus = Number.NaN, example = Number.NaN]) => example / plus));
  return { way, milliseconds, timesEmpty, timesPlus };
});
rmSync(root, { recursive: true });

const head = [
  '',
  ...Object.keys(APPS).map((name) => `${name} ms`),
  'example / empty',
  'example / empty with cdk8s-plus',
];
const lines = rows.map(({ way, milliseconds, timesEmpty, timesPlus }) => [
  way,
  ...Object.values(milliseconds).map((time) => time.toFixed(0)),
  timesEmpty.toFixed(2),
  timesPlus.toFixed(2),
]);
for (const cells of [head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...lines]) {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}
process.stdout.write(`\n${JSON.stringify(rows)}\n`);
