import { restart as restartHistory, workloadName } from '../../history';
import { RESTARTED_AT } from '../../history/restart';
import { own } from '../../kubernetes/value';
import type { ExitCode } from '../exit';
import type { Io } from '../io';
import { edit } from './edit';
import type { EditFlags } from './flags';
import { isPaused } from './paused';
import { notSupported } from './refusals';

/** Exchanges all pods without another change. */
export function restart(args: readonly string[], flags: EditFlags, io: Io): ExitCode {
  const at = localTime(io.now?.() ?? new Date());
  return edit(
    {
      refusal: notSupported('restarting'),
      change: (history, rendered) => {
        const line = `${workloadName(history.workload)} restarted`;
        return {
          history: restartHistory(history, at, isPaused(history, rendered)),
          line,
          cause: () => line,
          isRendered: (_, now) => restartedAt(now) === at,
        };
      },
    },
    args,
    flags,
    io,
  );
}

function restartedAt(workload: unknown): unknown {
  const template = own(own(workload, 'spec'), 'template');
  return own(own(own(template, 'metadata'), 'annotations'), RESTARTED_AT);
}

/** RFC 3339 to the second in the zone of this machine, as kubectl writes it: `2026-07-21T09:30:00+02:00`. */
export function localTime(time: Date): string {
  const minutes = -time.getTimezoneOffset();
  const local = new Date(time.getTime() + minutes * 60_000).toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length);
  const part = (value: number) => String(Math.trunc(Math.abs(value))).padStart(2, '0');
  return minutes === 0 ? `${local}Z` : `${local}${minutes < 0 ? '-' : '+'}${part(minutes / 60)}:${part(minutes % 60)}`;
}
