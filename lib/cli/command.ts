import type { Command } from 'commander';
import type { ExitCode } from './exit';
import type { Io } from './io';

/** What a command does once its flags are read; it loads its code only then. */
export type Action = (io: Io) => ExitCode | Promise<ExitCode>;

/** Declares the arguments and flags of a command, which its action reads from it. */
export type Declare = (command: Command) => Action;

/** A command as the help lists it. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;

  /** Loads the file that declares its flags. */
  readonly load: () => Declare;
}
