import type { RolloutStatus } from '../../../lib/kubernetes/rollout-status/deployment';
import type { Connection } from '../../control-plane/connection';
import { type Output, runKubectl } from '../../control-plane/kubectl';
import type { KubernetesObject } from '../../control-plane/objects';
import { type Difference, differences } from './difference';
import type { Replay } from './replay';

/** What the model says of a workload at one moment of a walk. */
export interface Said {
  /** The number of the event after which it is said. */
  readonly event: number;

  /** The real workload. */
  readonly object: KubernetesObject;

  /** What the model says that kubectl says. */
  readonly said: RolloutStatus;
}

/**
 * Asks the real kubectl of all of them, in two runs: those of which it is said to print a line, and those of which it is
 * said to tell an error, which it tells only once for all objects.
 *
 * @returns where it says something else
 */
export async function differencesToKubectl(
  all: readonly Said[],
  replay: Replay,
  connection: Connection,
): Promise<readonly Difference[]> {
  const failing = all.filter(({ said }) => said.error !== undefined);
  const printing = all.filter(({ said }) => said.error === undefined);
  const errors = [...new Set(failing.map(({ said }) => said.error))];
  const error = errors.length > 1 ? `[${errors.join(', ')}]` : errors[0];
  const [print, fail] = [await ask(printing, replay, connection), await ask(failing, replay, connection)];
  const lines = print.stdout.split('\n');
  const view = (real: string) => ({ 'kubectl rollout status': real });
  return [
    ...printing.flatMap(({ event, said }, index) =>
      differences(
        { [`kubectl rollout status after ${event}`]: lines[index] },
        { [`kubectl rollout status after ${event}`]: said.message },
      ),
    ),
    ...differences(view(`${print.stderr}${lines.slice(printing.length).join('\n')}`), view('')),
    ...differences(view(`${fail.stdout}${fail.stderr}`), view(error === undefined ? '' : `error: ${error}\n`)),
  ];
}

async function ask(those: readonly Said[], replay: Replay, connection: Connection): Promise<Output> {
  const [first] = those;
  if (first === undefined) return { code: 0, stdout: '', stderr: '' };
  const namespace = replay.show(those.map(({ object }) => object));
  const flags = ['--server', replay.url, '--namespace', namespace, '--watch=false'];
  const output = await runKubectl(connection, ['rollout', 'status', first.object.kind, ...flags]);
  replay.hide(namespace);
  return output;
}
