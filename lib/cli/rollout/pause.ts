import { pause as pauseHistory, resume as resumeHistory, workloadName } from '../../history';
import type { ExitCode } from '../exit';
import type { Io } from '../io';
import { edit } from './edit';
import type { EditFlags } from './flags';
import { isPaused, isPausedInCode } from './paused';
import { notSupported } from './refusals';

/** Takes changes in without rolling them out. */
export function pause(args: readonly string[], flags: EditFlags, io: Io): ExitCode {
  return edit(
    {
      refusal: notSupported('pausing'),
      change: (history, rendered) => {
        const line = `${workloadName(history.workload)} paused`;
        return {
          history: pauseHistory(history, isPausedInCode(history, rendered)),
          line,
          cause: () => line,
          isRendered: isPaused,
        };
      },
    },
    args,
    flags,
    io,
  );
}

/** Rolls out what was taken in. */
export function resume(args: readonly string[], flags: EditFlags, io: Io): ExitCode {
  return edit(
    {
      refusal: notSupported('resuming'),
      change: (history, rendered) => {
        const line = `${workloadName(history.workload)} resumed`;
        return {
          history: resumeHistory(history, isPausedInCode(history, rendered)),
          line,
          cause: () => line,
          isRendered: (recorded, now) => !isPaused(recorded, now),
        };
      },
    },
    args,
    flags,
    io,
  );
}
