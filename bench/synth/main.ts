import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Measured } from './measure';

/** What is compared, how often, and how many times faster it must be into an empty folder and over unchanged files. */
interface Case {
  readonly app: string;
  readonly size: number;
  readonly objects: number;
  readonly rounds: number;
  readonly goal?: { readonly empty: number; readonly unchanged?: number };
}

const CASES: readonly Case[] = [
  { app: 'charts', size: 100, objects: 300, rounds: 5 },
  { app: 'charts', size: 1000, objects: 3000, rounds: 3, goal: { empty: 12 } },
  { app: 'charts', size: 3000, objects: 9000, rounds: 1, goal: { empty: 30, unchanged: 45 } },
  { app: 'one chart', size: 3000, objects: 3000, rounds: 5, goal: { empty: 1.5 } },
  { app: 'layers', size: 44, objects: 44, rounds: 3 },
];

/** A row of the table: medians over the rounds. */
interface Row extends Omit<Case, 'rounds'> {
  readonly folder: 'empty' | 'unchanged';
  readonly cdk8sMilliseconds: number;
  readonly ourMilliseconds: number;

  /** The median of the rounds' ratios, by the clock and by what the processors worked. */
  readonly timesFaster: number;
  readonly timesLessWork: number;
  readonly cdk8sMegabytes: number;
  readonly ourMegabytes: number;
  readonly rounds: number;
}

function measure(side: 'cdk8s' | 'ours', { app, size }: Case, outdir: string): Measured {
  process.stderr.write(`${app} ${size}: ${side} … `);
  const script = join(__dirname, 'measure.ts');
  const run = spawnSync(process.execPath, ['--import', 'tsx', script, side, app, String(size), outdir], {
    encoding: 'utf8',
  });
  if (run.status !== 0) {
    throw new Error(`measuring ${side} failed: ${run.stderr}`);
  }
  const measured: Measured = JSON.parse(run.stdout);
  process.stderr.write(`${measured.milliseconds.toFixed(0)} ms\n`);
  return measured;
}

/** Both sides turn by turn, each in a process of its own, first into an empty folder, then over what it wrote. */
function compare(one: Case): readonly Row[] {
  const rounds = { empty: [] as [Measured, Measured][], unchanged: [] as [Measured, Measured][] };
  for (let round = 0; round < one.rounds; round += 1) {
    const root = mkdtempSync(join(tmpdir(), 'bench-synth-'));
    try {
      for (const folder of ['empty', 'unchanged'] as const) {
        const theirs = measure('cdk8s', one, join(root, 'cdk8s'));
        const ours = measure('ours', one, join(root, 'ours'));
        if (theirs.digest !== ours.digest || theirs.files === 0) {
          throw new Error(`${one.app} ${one.size}: the files are not the same`);
        }
        rounds[folder].push([theirs, ours]);
      }
    } finally {
      rmSync(root, { recursive: true });
    }
  }
  return (['empty', 'unchanged'] as const).map((folder) => {
    const pairs = rounds[folder];
    return {
      ...one,
      folder,
      cdk8sMilliseconds: median(pairs.map(([theirs]) => theirs.milliseconds)),
      ourMilliseconds: median(pairs.map(([, ours]) => ours.milliseconds)),
      timesFaster: median(pairs.map(([theirs, ours]) => theirs.milliseconds / ours.milliseconds)),
      timesLessWork: median(pairs.map(([theirs, ours]) => theirs.cpuMilliseconds / ours.cpuMilliseconds)),
      cdk8sMegabytes: median(pairs.map(([theirs]) => theirs.peakMegabytes)),
      ourMegabytes: median(pairs.map(([, ours]) => ours.peakMegabytes)),
    };
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}

function table(rows: readonly Row[]): string {
  const head = [
    'app',
    'objects',
    'folder',
    'cdk8s ms',
    'ours ms',
    'times faster',
    'times less CPU',
    'goal',
    'cdk8s MB',
    'ours MB',
  ];
  const lines = rows.map((row) => [
    row.app === 'charts' ? `${row.size} charts` : row.app,
    row.objects,
    row.folder,
    row.cdk8sMilliseconds.toFixed(0),
    row.ourMilliseconds.toFixed(0),
    row.timesFaster.toFixed(1),
    row.timesLessWork.toFixed(1),
    row.goal?.[row.folder] ?? '',
    row.cdk8sMegabytes.toFixed(0),
    row.ourMegabytes.toFixed(0),
  ]);
  return [head, head.map((_, index) => (index === 0 || index === 2 ? '---' : '---:')), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('');
}

function perObject(rows: readonly Row[], size: number): number {
  const row = rows.find((one) => one.app === 'charts' && one.size === size && one.folder === 'empty');
  return row === undefined ? Number.NaN : row.ourMilliseconds / row.objects;
}

const { values } = parseArgs({ options: { quick: { type: 'boolean' } } });
const rows = CASES.filter(({ size, app }) => !(values.quick && app === 'charts' && size > 1000)).flatMap(compare);
const growth = perObject(rows, 3000) / perObject(rows, 100);
process.stdout.write(`${table(rows)}\n`);
process.stdout.write(`time per object at 3,000 charts / at 100 charts: ${growth.toFixed(2)} (goal: at most 1.3)\n\n`);
process.stdout.write(`${JSON.stringify({ node: process.version, cpu: cpus()[0]?.model, growth, rows })}\n`);
