import type { Counts } from './recorder';
import type { StuckReason } from './timeline';

/** Why nothing happens any more. */
export interface StuckCause {
  readonly reason: StuckReason;
  readonly message: string;
}

/** New pods do not become ready, and nothing else is in the way. */
export function neverReady({ new: made, available }: Counts, replicas: number): StuckCause {
  const message = `new pods never become ready: ${made} of ${replicas} pods are new, ${available} available`;
  return { reason: 'NeverReady', message };
}

/** Pods are exchanged only when somebody deletes them. */
export function onDelete({ old }: Counts): StuckCause {
  return {
    reason: 'OnDelete',
    message: `${keep(old)} the old template until somebody deletes ${old === 1 ? 'it' : 'them'}`,
  };
}

/** The beginning of a sentence about pods that keep something. */
export function keep(pods: number): string {
  return pods === 1 ? '1 pod keeps' : `${pods} pods keep`;
}
