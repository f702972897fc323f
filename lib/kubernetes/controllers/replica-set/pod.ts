/** A pod as the ReplicaSet controller sees it. Times are milliseconds, of which Kubernetes keeps whole seconds. */
export interface Pod {
  readonly name: string;

  /** `metadata.uid`: decides between pods that are otherwise about equal. */
  readonly uid: string;

  /** `metadata.creationTimestamp`. */
  readonly created: number;

  /**
   * `spec.nodeName`.
   * @default - not scheduled yet
   */
  readonly node?: string;

  /** `status.phase`. */
  readonly phase: 'Pending' | 'Running' | 'Unknown' | 'Succeeded' | 'Failed';

  /**
   * When the condition Ready became True.
   * @default - the pod is not ready
   */
  readonly readySince?: number;

  /**
   * `metadata.deletionTimestamp`.
   * @default - the pod is not being deleted
   */
  readonly deleted?: number;

  /**
   * Restarts of the container that restarted most.
   * @default 0
   */
  readonly restarts?: number;

  /**
   * Restarts of the sidecar (init container with `restartPolicy: Always`) that restarted most.
   * @default 0
   */
  readonly sidecarRestarts?: number;

  /**
   * Annotation `controller.kubernetes.io/pod-deletion-cost`.
   * @default 0
   */
  readonly deletionCost?: number;
}
