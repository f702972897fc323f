/** A ControllerRevision: how a StatefulSet or DaemonSet keeps a template that it had. */
export interface ControllerRevision {
  /** `metadata.name`; unique within a state. */
  readonly name: string;

  /**
   * Stands for the pod template that it keeps. Two keys are equal exactly when the recorded bytes are; what a key looks
   * like is up to the caller.
   */
  readonly template: string;

  /** Its number: the newest has the highest. */
  readonly revision: number;
}
