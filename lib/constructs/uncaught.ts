import { describe, RolloutError } from './error';

let listens = false;

/**
 * From now on a RolloutError that nobody catches ends the process with exit code 1 and its message alone: node itself
 * would also print the line of source that threw it. Other errors, and programs that handle uncaught ones themselves,
 * are left alone; with `CDK8S_ROLLOUT_DEBUG` set, so is everything.
 */
export function printUncaught(): void {
  if (listens || process.env.CDK8S_ROLLOUT_DEBUG) {
    return;
  }
  listens = true;
  process.on('uncaughtExceptionMonitor', (error) => {
    if (error instanceof RolloutError && process.listenerCount('uncaughtException') === 0) {
      process.stderr.write(`${error.problems.map((problem) => `error: ${describe(problem)}\n`).join('')}`);
      process.exit(1);
    }
  });
}
