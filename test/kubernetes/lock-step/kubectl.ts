import type { RolloutStatus } from '../../../lib/kubernetes/rollout-status/status';
import type { Connection } from '../../control-plane/connection';
import { type Output, runKubectl } from '../../control-plane/kubectl';
import type { KubernetesObject } from '../../control-plane/objects';
import { type Difference, differences } from './difference';
import type { Replay } from './replay';
import type { View } from './subject';

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
 * Asks the real kubectl of all of them, in two runs: of those of which it is said to print a line, and of those of which it
 * is said to tell an error, which it tells at the end.
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
  const errors = failing.map(({ said }) => said.error);
  // A single one gets a word before it.
  const error = errors.length === 1 ? [`error: ${errors[0]}`] : errors;
  const [print, fail] = [await ask(printing, replay, connection), await ask(failing, replay, connection)];
  return [
    ...compare(print.stdout, printing.map(({ said }) => said.message), (line) => ` after ${printing[line]?.event}`),
    ...compare(print.stderr, [], () => ''),
    ...compare(fail.stderr, error, (line) => ` after ${failing[line]?.event}`),
    ...compare(fail.stdout, [], () => ''),
  ];
}

/** Compares lines. @param when says of a line when kubectl was asked */
function compare(real: string, model: readonly (string | undefined)[], when: (line: number) => string) {
  const view = (lines: readonly (string | undefined)[]): View =>
    Object.fromEntries(lines.map((line, index) => [`kubectl rollout status${when(index)}`, line]));
  return differences(view(real.split('\n').slice(0, -1)), view(model));
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
