import type { History } from '../../history/history';
import { own } from '../../kubernetes/value';

/** Whether a workload is paused, by a command or in the code. */
export function isPaused({ desired }: History, rendered: unknown): boolean {
  return desired.paused === true || own(own(rendered, 'spec'), 'paused') === true;
}

/** Whether the code says `paused: true`, as far as that can be seen: a command that paused it hides the code. */
export function isPausedInCode(history: History, rendered: unknown): boolean {
  return history.desired.paused !== true && isPaused(history, rendered);
}
