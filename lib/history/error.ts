/** What can be wrong with a history, or with what is asked of it. */
export type HistoryErrorCode =
  | 'not-yaml'
  | 'not-a-history'
  | 'newer-format'
  | 'edited-by-hand'
  | 'two-minds'
  | 'no-revisions'
  | 'no-such-revision'
  | 'paused'
  | 'already-paused'
  | 'not-paused'
  | 'paused-in-code'
  | 'not-supported'
  | 'restarted-just-now'
  | 'not-held'
  | 'still-rendered';

/**
 * A history that cannot be read, or a command that cannot be done. Where kubectl has words for it, the message is
 * kubectl's, without the `error: ` before it.
 */
export class HistoryError extends Error {
  override readonly name = 'HistoryError';

  /**
   * @param message what is wrong
   * @param fix what mends it; undefined where kubectl's words say all
   */
  constructor(
    readonly code: HistoryErrorCode,
    message: string,
    readonly fix?: string,
  ) {
    super(message);
  }
}
