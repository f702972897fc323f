import { currentRevision, release as releaseHistory, workloadName } from '../../history';
import type { ExitCode } from '../exit';
import type { Io } from '../io';
import { edit } from './edit';
import type { EditFlags } from './flags';
import { noHistory } from './refusals';

/** Ends the hold that an undo left: the code is rendered again. */
export function release(args: readonly string[], flags: EditFlags, io: Io): ExitCode {
  return edit(
    {
      refusal: noHistory,
      change: (history) => {
        const line = `${workloadName(history.workload)} released`;
        return {
          history: releaseHistory(history),
          line,
          cause: (recorded) => {
            const why = recorded && currentRevision(recorded)?.cause;
            return why === undefined ? line : `${line}: ${why}`;
          },
          // The code may have come to say what is held.
          isMarked: true,
        };
      },
    },
    args,
    flags,
    io,
  );
}
