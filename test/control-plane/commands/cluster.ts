import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../build';
import type { ControlPlane } from '../control-plane';
import { parseDuration } from '../duration';
import { ControlPlaneError, messageOf } from '../errors';
import { type ControlPlaneOptions, startControlPlane } from '../start';
import { minors, resolveMinor, versionOf } from '../versions';
import { run } from './run';

const help = `Starts a Kubernetes control plane on this machine, without Docker, until Ctrl-C.
Its nodes and pods are simulated by kwok: pods become ready, but no container runs.
An image with 'broken' in its name or tag cannot be pulled, so that a rollout that is stuck can be tried too.

Usage: npm run cluster -- [options]
  --nodes N           how many nodes (default 3)
  --pod-start TIME    how long a pod takes until it is ready (default 1s)
  --pod-stop TIME     how long a deleted pod takes until it is gone (default 1s)
  --ready-for TIME    how long a ready pod says to have been ready: minReadySeconds up to it pass at once (default 0)
  --minor MINOR       the Kubernetes minor: ${minors().join(' or ')} (default ${resolveMinor()})
  --port PORT         the port of the API server (default: any that is free)
  --help              this text

Examples:
  npm run cluster
  npm run cluster -- --nodes 5 --pod-start 3s --pod-stop 500ms
  npm run cluster -- --ready-for 1m
`;

interface Wanted extends ControlPlaneOptions {
  readonly minor: string;
  readonly nodes: number;
}

function whole(name: string, text: string, atLeast: number, atMost: number): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < atLeast || number > atMost) {
    throw new ControlPlaneError(`--${name} must be a whole number from ${atLeast} to ${atMost}, not '${text}'`);
  }
  return number;
}

function parse(args: string[]): Wanted | 'help' {
  const text = { type: 'string' } as const;
  const options = {
    nodes: { ...text, default: '3' },
    'pod-start': { ...text, default: '1s' },
    'pod-stop': { ...text, default: '1s' },
    'ready-for': { ...text, default: '0' },
    minor: text,
    port: text,
    help: { type: 'boolean' },
  } as const;
  try {
    const { values } = parseArgs({ args, options });
    if (values.help) return 'help';
    return {
      minor: resolveMinor(values.minor),
      nodes: whole('nodes', values.nodes, 0, 1000),
      podStart: parseDuration(values['pod-start']),
      podStop: parseDuration(values['pod-stop']),
      readyFor: parseDuration(values['ready-for']),
      ...(values.port === undefined ? {} : { port: whole('port', values.port, 1, 65_535) }),
    };
  } catch (error) {
    throw new ControlPlaneError(`${messageOf(error).split('. ')[0]} (see npm run cluster -- --help)`);
  }
}

function stopOnSignal(controlPlane: ControlPlane): void {
  const stop = async (message: string, exitCode: number) => {
    process.stderr.write(`${message}\n`);
    const logs = await controlPlane.stop();
    if (logs.length > 0) process.stderr.write(`The logs were kept: ${logs.join(' ')}\n`);
    process.exit(exitCode);
  };
  const watch = setInterval(() => {
    if (controlPlane.ended === undefined) return;
    clearInterval(watch);
    stop(`error: ${controlPlane.ended}`, 1);
  }, 500);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.removeAllListeners(signal);
    process.on(signal, () => {
      // A second Ctrl-C while it stops changes nothing.
      process.removeAllListeners(signal);
      process.on(signal, () => {});
      clearInterval(watch);
      stop('Stopping.', 0);
    });
  }
}

run(async () => {
  const wanted = parse(process.argv.slice(2));
  if (wanted === 'help') {
    process.stdout.write(help);
    return;
  }
  // Until it has started there is nothing to stop in order; what was begun ends with this process.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));
  await build(wanted.minor);
  const begin = performance.now();
  const controlPlane = await startControlPlane(wanted);
  stopOnSignal(controlPlane);
  const took = ((performance.now() - begin) / 1000).toFixed(1);
  const { kubeconfig, kubectl } = controlPlane.connection;
  process.stderr.write(
    `Kubernetes ${versionOf(wanted.minor)} with ${wanted.nodes} nodes is ready after ${took} s; Ctrl-C stops it.\n` +
      `Its kubectl lies in ${dirname(kubectl)}. In another terminal:\n\n`,
  );
  process.stdout.write(`export KUBECONFIG=${kubeconfig}\n`);
});
