/** What `kubectl rollout status` says of a workload. */
export interface RolloutStatus {
  /** The line, without its end; empty when there is an error. */
  readonly message: string;

  /** Whether kubectl stops waiting. */
  readonly done: boolean;

  /**
   * What kubectl prints after `error: `, and exits with 1.
   * @default - there is none
   */
  readonly error?: string;
}
