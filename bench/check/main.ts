/**
 * Measures `check` with all rules beside `kube-score` on the same 3,000 objects, turn by turn: `npm run bench:check`.
 * Both as processes, and the rules alone in this one, once their code is warm.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifests } from '../plan/manifests';

// As it is published: tsx would burden this side with names for its functions.
const out = '../../out/lib';
const { indexManifests } = require(
  `${out}/checks/manifests/manifests`,
) as typeof import('../../lib/checks/manifests/manifests');
const { CHECK_IDS } = require(`${out}/checks/registry`) as typeof import('../../lib/checks/registry');
const { runChecks } = require(`${out}/checks/run`) as typeof import('../../lib/checks/run');
const { planManifests } = require(`${out}/cli/plan/manifests`) as typeof import('../../lib/cli/plan/manifests');

/** Three objects each. */
const WORKLOADS = 1000;
const ROUNDS = 5;

/** Of the time of kube-score. */
const GOAL = 0.15;

/** Seconds by the clock, and of the processors, which other work on the machine disturbs less. */
interface Measured {
  readonly clock: number;
  readonly work: number;
}

/** A command from its start to its end; undefined where it is not installed. What it prints goes to nobody. */
function ofProcess(command: string, ...args: readonly string[]): Measured | undefined {
  const start = performance.now();
  const { stdout, status } = spawnSync('sh', ['-c', '"$@" > /dev/null 2>&1; echo $?; times', 'sh', command, ...args], {
    encoding: 'utf8',
  });
  const clock = (performance.now() - start) / 1000;
  const [code, , children = ''] = stdout.split('\n');
  if (code === '127') {
    return undefined;
  }
  if (status !== 0 || !['0', '1', '3'].includes(code ?? '')) {
    throw new Error(`${command} ${args.join(' ')} ended with ${code}`);
  }
  // `0m1.23s 0m0.04s`: user and system.
  const work = [...children.matchAll(/(\d+)m([\d.]+)s/g)].map(([, m, s]) => Number(m) * 60 + Number(s));
  return { clock, work: work.reduce((sum, each) => sum + each, 0) };
}

/** From the text to the findings. */
function inProcess(file: string): Measured {
  const [clock, cpu] = [performance.now(), process.cpuUsage()];
  const all = planManifests([{ file, below: '', text: readFileSync(file, 'utf8') }], () => 'default', undefined);
  const { findings } = runChecks({ minor: '1.36', head: indexManifests(all, '1.36'), ids: CHECK_IDS });
  if (all.length !== 3 * WORKLOADS || findings.length < WORKLOADS) {
    throw new Error(`${findings.length} findings in ${all.length} objects: not everything was judged`);
  }
  const { user, system } = process.cpuUsage(cpu);
  return { clock: (performance.now() - clock) / 1000, work: (user + system) / 1e6 };
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function row(name: string, runs: readonly Measured[], beside: readonly Measured[]): void {
  const [clock, work] = (['clock', 'work'] as const).map((key) => {
    const ratio = median(runs.map((run, index) => run[key] / (beside[index]?.[key] ?? Number.NaN)));
    return [`${median(runs.map((run) => run[key])).toFixed(2)} s`, Number.isNaN(ratio) ? '-' : ratio.toFixed(3)];
  });
  console.log(`| ${[name, ...(clock ?? []), ...(work ?? [])].join(' | ')} |`);
}

const folder = mkdtempSync(join(tmpdir(), 'bench-check-'));
try {
  const file = join(folder, 'all.yaml');
  writeFileSync(
    file,
    manifests(WORKLOADS, () => 'example.com/app:1.0'),
  );
  const [ours, theirs, alone]: [Measured[], Measured[], Measured[]] = [[], [], []];
  inProcess(file);
  for (let round = 0; round < ROUNDS; round += 1) {
    const score = ofProcess('kube-score', 'score', file);
    const check = ofProcess(process.execPath, 'out/lib/cli/main.js', 'check', file);
    theirs.push(...(score === undefined ? [] : [score]));
    ours.push(...(check === undefined ? [] : [check]));
    alone.push(inProcess(file));
  }
  console.log(`${3 * WORKLOADS} objects, medians of ${ROUNDS} rounds; ${cpus()[0]?.model}, Node ${process.version}`);
  console.log(`goal: at most ${GOAL} times kube-score${theirs.length === 0 ? ', which is not installed' : ''}\n`);
  console.log('|  | clock | times | CPU | times |\n| --- | ---: | ---: | ---: | ---: |');
  row('kube-score', theirs, theirs);
  row('check', ours, theirs);
  row('check, in process', alone, theirs);
} finally {
  rmSync(folder, { recursive: true });
}
