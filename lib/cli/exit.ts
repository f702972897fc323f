/** How a command ends. `main.ts` alone sets the exit code of the process. */
export const Exit = {
  /** It did what it was asked to do. */
  DONE: 0,

  /** It could not: one message says what to do. */
  FAILED: 1,

  /** There are changes; only where `--exit-code` asks for it. */
  CHANGES: 2,

  /** The API server would refuse, or findings reach `--fail-on`. Beats changes. */
  REFUSED: 3,
} as const;

export type ExitCode = (typeof Exit)[keyof typeof Exit];
