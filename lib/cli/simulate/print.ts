import { kubectlMessage, type Minor, validate } from '../../kubernetes';
import { identityOf } from '../../manifests/identity';
import type { Manifest } from '../../manifests/parse';
import { timelineText } from '../../report/timeline/text';
import { CliError } from '../error';
import { Exit, type ExitCode } from '../exit';
import { countOf } from '../flags/count';
import { secondsOf } from '../flags/duration';
import { minorOf } from '../flags/kubernetes';
import { readInput } from '../input';
import type { Io } from '../io';
import { type ColorChoice, textStyle } from '../terminal';
import { type Assumptions, type Simulation, simulations } from './simulations';
import { nameOf, workloadsIn } from './workloads';

/** The flags, as they were given. */
export interface SimulateOptions {
  readonly from?: string;
  readonly podStart: string;
  readonly podStop: string;
  readonly neverReady?: boolean;
  readonly nodes: string;
  readonly kubernetes: string;
  readonly output: 'text' | 'json';
  readonly color: ColorChoice;
}

/** Prints what happens to the workloads in files; what the API server would refuse goes to standard error. */
export function printSimulations(files: readonly string[], options: SimulateOptions, io: Io): ExitCode {
  const assumptions = assumptionsOf(options);
  if ([...files, options.from].filter((path) => path === '-').length > 1) {
    throw new CliError('- stands there twice: standard input can be read only once');
  }
  const before = options.from === undefined ? [] : readInput([options.from], io);
  const refusedBefore = refusedOf(before, assumptions.minor);
  if (refusedBefore !== '') {
    io.err(refusedBefore);
    return Exit.REFUSED;
  }
  const found = simulations(before, readInput(files, io), assumptions);
  io.err(found.map((one) => remarkOf(one) + newOf(one, options)).join(''));
  if (found.length === 0) {
    io.err(`No Deployment, StatefulSet or DaemonSet found in ${files.join(', ')}.\n`);
  }
  io.out(options.output === 'json' ? jsonOf(found) : textOf(found, options, io));
  return found.some(({ refusals }) => refusals.length > 0) ? Exit.REFUSED : Exit.DONE;
}

function assumptionsOf({ kubernetes, podStart, podStop, neverReady = false, nodes }: SimulateOptions): Assumptions {
  const times = { start: secondsOf(podStart, '--pod-start'), stop: secondsOf(podStop, '--pod-stop') };
  return {
    minor: minorOf(kubernetes),
    pods: { old: times, new: { ...times, neverReady } },
    nodes: countOf(nodes, '--nodes'),
  };
}

/** A base that the API server refuses is in no cluster. */
function refusedOf(manifests: readonly Manifest[], minor: Minor): string {
  return [...workloadsIn(manifests).values()]
    .map((manifest) => remarkOf({ manifest, isNew: false, refusals: validate(manifest.object, minor).refusals }))
    .join('');
}

function remarkOf({ manifest, refusals, notJudged }: Simulation): string {
  const place = `${manifest.file}:${manifest.line}`;
  if (refusals.length > 0) {
    return `${place}: the API server would refuse this: ${kubectlMessage(manifest.object, refusals)}\n`;
  }
  return notJudged === undefined ? '' : `warning: ${place}: the API server may refuse this, not judged: ${notJudged}\n`;
}

/** A base that is given but has not this workload is often the wrong one. */
function newOf({ manifest, isNew, timeline }: Simulation, { from }: SimulateOptions): string {
  const place = `${manifest.file}:${manifest.line}`;
  return isNew && timeline !== undefined && from !== undefined
    ? `warning: ${place}: ${nameOf(manifest)} is not in ${from}: simulated as a new one\n`
    : '';
}

function textOf(found: readonly Simulation[], { color }: SimulateOptions, { terminal }: Io): string {
  const style = textStyle(terminal, color);
  return found
    .flatMap(({ manifest, timeline }) =>
      timeline === undefined ? [] : [timelineText(nameOf(manifest), timeline, style)],
    )
    .join('\n');
}

function jsonOf(found: readonly Simulation[]): string {
  const values = found.map(({ manifest: { object }, refusals, timeline }) => {
    const { namespace, name } = identityOf(object);
    const place = namespace === '' ? {} : { namespace };
    const result = timeline === undefined ? { refusals } : { timeline };
    return { apiVersion: object.apiVersion, kind: object.kind, ...place, name, ...result };
  });
  return `${JSON.stringify(values, undefined, 2)}\n`;
}
