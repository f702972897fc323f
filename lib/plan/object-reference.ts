/** Which object of the base or the head something is said about. */
export interface ObjectReference {
  /** As the manifest gives it: `apps/v1`. */
  readonly apiVersion: string;
  /** `Deployment`. */
  readonly kind: string;

  /**
   * The namespace that the manifest gives.
   * @default - its kind has none, or the manifest leaves it to whoever applies it
   */
  readonly namespace?: string;
  /** `metadata.name`. */
  readonly name: string;

  /** What it is applied to, `default` where there is only one. */
  readonly target: string;
}

/** Where an object stands. */
export interface Place {
  /**
   * The file as it was given or found under what was given, never an absolute path; of the head, or of the base where
   * the object is deleted.
   * @default - it came from standard input
   */
  readonly file?: string;

  /**
   * The line on which the object begins, from 1.
   * @default - it is not known
   */
  readonly line?: number;
}
