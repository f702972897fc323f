import type { runKubectl } from './import/kubectl';
import type { runApp } from './project/app';
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

  /**
   * The folder that it runs in.
   * @default - that of the process
   */
  readonly cwd?: string;

  /**
   * What time it is.
   * @default - that of the machine
   */
  readonly now?: () => Date;

  /**
   * Runs the app of a project.
   * @default - as a process
   */
  readonly synthesize?: typeof runApp;

  /**
   * Runs kubectl.
   * @default - as a process
   */
  readonly kubectl?: typeof runKubectl;
}
