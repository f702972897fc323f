import type { Deployment } from '../controllers/deployment/state';

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

/**
 * What `kubectl rollout status` says of a Deployment.
 * @param revision of the flag `--revision`; 0 means any
 */
export declare function deploymentRolloutStatus(deployment: Deployment, revision?: number): RolloutStatus;
