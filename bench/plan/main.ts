/**
 * Measures `plan` beside `dyff between` on the same files, as processes: `npm run bench:plan`. With `-- --cluster` also
 * beside `kubectl diff` against a control plane that holds the base.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { secondsOfKubectlDiff } from './kubectl-diff';
import { manifests } from './manifests';

/** Workloads of a side, three objects each. */
const WORKLOADS = 1000;

/** The sizes by which the growth is measured. */
const SIZES = [1250, 2500, 5000, 10_000];

/** Of so many runs the fastest counts: what else the machine does only ever makes it slower. */
const RUNS = 3;

const folder = mkdtempSync(join(tmpdir(), 'bench-plan-'));

function write(name: string, workloads: number, imageOf: (index: number) => string): string {
  const path = join(folder, name);
  writeFileSync(path, manifests(workloads, imageOf));
  return path;
}

/** Seconds of the fastest run of a command; undefined where it is not installed. */
function seconds(command: string, args: readonly string[]): number | undefined {
  const times = Array.from({ length: RUNS }, () => {
    const start = process.hrtime.bigint();
    const { status, error, stderr } = spawnSync(command, args, { maxBuffer: 1 << 30 });
    if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') {
      return undefined;
    }
    if (status === null || status > 1) {
      throw new Error(`${command} failed: ${error?.message ?? stderr.toString()}`);
    }
    return Number(process.hrtime.bigint() - start) / 1e9;
  });
  return times.includes(undefined) ? undefined : Math.min(...(times as number[]));
}

function plan(base: string, head: string): number {
  return seconds(process.execPath, ['out/lib/cli/main.js', 'plan', '--base', base, '--head', head]) ?? Number.NaN;
}

function row(cells: readonly string[]): void {
  console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(24) : cell.padStart(10))).join(''));
}

const text = (value: number | undefined, unit = ' s') => (value === undefined ? '-' : `${value.toFixed(2)}${unit}`);

async function compare(): Promise<void> {
  console.log(`${WORKLOADS} workloads, ${3 * WORKLOADS} objects a side; ${cpus()[0]?.model}, Node ${process.version}`);
  const base = write('base.yaml', WORKLOADS, () => 'example.com/app:1.0');
  const heads = {
    'every image changed': write('all.yaml', WORKLOADS, () => 'example.com/app:1.1'),
    'one image changed': write('one.yaml', WORKLOADS, (index) => `example.com/app:1.${index === 7 ? 1 : 0}`),
    'nothing changed': write('none.yaml', WORKLOADS, () => 'example.com/app:1.0'),
  };
  row(['', 'plan', 'dyff', 'times']);
  for (const [what, head] of Object.entries(heads)) {
    const [ours, theirs] = [plan(base, head), seconds('dyff', ['between', '--omit-header', base, head])];
    row([what, text(ours), text(theirs), text(theirs && ours / theirs, '')]);
  }
  if (process.argv.includes('--cluster')) {
    const head = heads['one image changed'];
    const [ours, theirs] = [plan(base, head), await secondsOfKubectlDiff(base, head)];
    console.log('');
    row(['', 'plan', 'kubectl', 'times']);
    row(['one image changed', text(ours), text(theirs), text(ours / theirs, '')]);
  }
}

function grow(): void {
  console.log(`\nevery image changed, by the number of workloads`);
  row(['', ...SIZES.map(String)]);
  const grown = SIZES.map((size) =>
    plan(
      write(`base-${size}.yaml`, size, () => 'example.com/app:1.0'),
      write(`head-${size}.yaml`, size, () => 'example.com/app:1.1'),
    ),
  );
  row(['plan', ...grown.map((time) => text(time))]);
  row(['for 1,000 workloads', ...grown.map((time, index) => text((time / (SIZES[index] ?? 1)) * 1000))]);
}

async function main(): Promise<void> {
  try {
    await compare();
    grow();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

void main();
