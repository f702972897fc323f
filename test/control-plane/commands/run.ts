import { ControlPlaneError, messageOf } from '../errors';

/** Runs a command: what a person can act on is printed as a message, anything else with its stack; both exit with 1. */
export function run(command: () => Promise<void>): void {
  command().catch((error: unknown) => {
    const message = error instanceof Error && !(error instanceof ControlPlaneError) ? error.stack : messageOf(error);
    process.stderr.write(`error: ${message}\n`);
    process.exit(1);
  });
}
