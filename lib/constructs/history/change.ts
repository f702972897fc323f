import { type History, workloadName } from '../../history';

/** A file of the history that is not as it should be. */
export interface HistoryChange {
  /** From the project. */
  readonly path: string;

  /** What stood there when it was read; undefined for no file. */
  readonly before: string | undefined;

  /** What should; undefined for no file. */
  readonly history: History | undefined;
  readonly text: string | undefined;
}

/** What a change says of its workload, in one line: `deployment.apps/web  revision 2: image nginx:1.21 -> nginx:1.22`. */
export function describeChange({ path, history }: HistoryChange): string {
  if (history === undefined) {
    return `${path} was never released`;
  }
  const name = workloadName(history.workload);
  if (history.left) {
    return `${name}  left the code`;
  }
  const { number, cause, pending } = history.revisions[0] ?? { number: 0 };
  return `${name}  revision ${number}${pending ? ' (paused)' : ''}${cause === undefined ? '' : `: ${cause}`}`;
}
