import { cpus } from 'node:os';
import { stringify } from 'yaml';
import type { Timeline } from '../../lib/kubernetes';
import { CASES, workload } from './workloads';

// As it is published: tsx would burden this side with names for its functions, and not the parser, which is compiled.
const { simulate } = require('../../out/lib/kubernetes') as typeof import('../../lib/kubernetes');
/** The package `yaml`, which most tools read manifests with; `plan` itself reads them faster. */
const { fullDocuments } = require('../../out/lib/manifests/full') as typeof import('../../lib/manifests/full');

const minor = '1.36';

/** So many rollouts of so many pods beside the parsing of their YAML. */
const COUNT = 1000;
const FEW = 10;

/** Sizes of one large rollout, each twice the one before. */
const SIZES = [1250, 2500, 5000, 10_000] as const;

/** Of so many runs of a large rollout the fastest counts: what else the machine does only ever makes it slower. */
const RUNS = 5;

const SIZE_NAMES = ['small', 'large'] as const;

/** What the processors worked, which other work on the machine disturbs less than the clock; collecting garbage counts. */
function milliseconds(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** A rollout that was not simulated to its end would be fast for no good reason. */
function complete(timeline: Timeline | undefined, pods: number): Timeline {
  const last = timeline?.steps.at(-1);
  if (timeline?.verdict.outcome === 'stuck' || last?.new !== pods || last.available !== pods || last.old !== 0) {
    throw new Error(`the rollout does not complete: ${JSON.stringify({ verdict: timeline?.verdict, last })}`);
  }
  return timeline as Timeline;
}

/** Many rollouts, each parsed and simulated by turns, so that the machine's moods meet both sides alike. */
function beside(name: string, size: (typeof SIZE_NAMES)[number]): string {
  let [parsing, simulating, bytes, steps] = [0, 0, 0, 0];
  for (let index = 0; index < COUNT; index += 1) {
    const text = (image: string) => stringify(workload(name, size, index, FEW, image));
    const [before, after] = [text(`example.com/web:v1.${index}`), text(`example.com/web:v2.${index}`)];
    bytes += before.length + after.length;
    let objects: readonly (object | undefined)[] = [];
    parsing += milliseconds(() => {
      objects = [before, after].map((one) => fullDocuments(one, '-')[0]?.value as object);
    });
    let timeline: Timeline | undefined;
    simulating += milliseconds(() => {
      timeline = simulate(objects[0], objects[1], {}, { minor, nodes: FEW });
    });
    steps += complete(timeline, FEW).steps.length;
  }
  const each = (sum: number, unit: string) => `${Math.round(sum / COUNT)} ${unit}`;
  const [parse, run] = [each(parsing * 1000, 'µs'), each(simulating * 1000, 'µs')];
  const ratio = (simulating / parsing).toFixed(2);
  return row([name, size, each(bytes, ''), each(steps, ''), parse, run, ratio]);
}

/** One rollout of each size, and by which power of the number of pods the time grows. */
function alone(name: string): string {
  const times = SIZES.map((pods) => {
    const [before, after] = ['v1', 'v2'].map((version) =>
      workload(name, 'large', 0, pods, `example.com/web:${version}`),
    );
    const measured = Array.from({ length: RUNS }, () =>
      milliseconds(() => complete(simulate(before, after, {}, { minor, nodes: pods }), pods)),
    );
    return Math.min(...measured);
  });
  const exponent = slope(SIZES.map(Math.log2), times.map(Math.log2));
  return row([name, ...times.map((time) => `${time.toFixed(0)} ms`), exponent.toFixed(2)]);
}

/** Of the straight line that lies nearest to points. */
function slope(xs: readonly number[], ys: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(xs), mean(ys)];
  const products = xs.map((value, at) => (value - x) * ((ys[at] ?? Number.NaN) - y));
  return mean(products) / mean(xs.map((value) => (value - x) ** 2));
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.trim()).join(' | ')} |`;
}

function head(names: readonly string[], texts: number): string {
  return `${row(names)}\n${row(names.map((_, at) => (at < texts ? '---' : '---:')))}`;
}

console.log(
  `${COUNT} rollouts of ${FEW} pods, the first ones cold, CPU time on Node ${process.version}, ${cpus()[0]?.model}\n`,
);
console.log(head(['rollout', 'manifest', 'bytes', 'steps', 'parsing both', 'simulating', 'ratio'], 2));
for (const size of SIZE_NAMES) for (const name of Object.keys(CASES)) console.log(beside(name, size));
console.log(`\none rollout, the fastest of ${RUNS} runs\n`);
console.log(head(['rollout', ...SIZES.map((pods) => `${pods.toLocaleString('en')} pods`), 'exponent'], 1));
for (const name of Object.keys(CASES)) console.log(alone(name));
