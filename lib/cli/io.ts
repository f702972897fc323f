import type { Terminal } from './terminal';

/** What a command reads from and writes to, so that tests can stand in for a terminal. */
export interface Io {
  /** Results. */
  readonly out: (text: string) => void;

  /** Progress, warnings and errors. */
  readonly err: (text: string) => void;

  /** All of standard input. */
  readonly stdin: () => string;

  /**
   * What results are written to.
   * @default - no terminal
   */
  readonly terminal?: Terminal;
}
