import { assertForgettable, workloadName } from '../../history';
import type { ExitCode } from '../exit';
import type { Io } from '../io';
import { Project } from '../project/project';
import { releasedHistory } from '../project/released';
import { edit } from './edit';
import type { EditFlags } from './flags';
import { noHistory } from './refusals';

/** Removes the history of a workload that left the code, and with it the config that only it retains. */
export function forget(args: readonly string[], flags: EditFlags, io: Io): ExitCode {
  const { folder } = new Project(io.cwd ?? process.cwd());
  return edit(
    {
      refusal: noHistory,
      change: (history, rendered) => {
        assertForgettable(history, rendered !== undefined, releasedHistory(folder, history.workload));
        const line = `${workloadName(history.workload)} forgotten`;
        return { history: undefined, line, cause: () => line };
      },
    },
    args,
    flags,
    io,
  );
}
