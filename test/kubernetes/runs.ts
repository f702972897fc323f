/** The seed of generated cases: given as CDK8S_ROLLOUT_TEST_SEED, else always the same. */
export const seed = Number(process.env.CDK8S_ROLLOUT_TEST_SEED ?? 1);

/** How many cases to generate: the number of the test, times CDK8S_ROLLOUT_TEST_RUNS. */
export function runs(usual: number): number {
  return Math.round(usual * Number(process.env.CDK8S_ROLLOUT_TEST_RUNS ?? 1));
}

/** The milliseconds that a test may take: the usual ones, and with more runs as many times more. */
export function timeLimit(usual: number): number {
  return Math.max(usual, runs(usual));
}

/** Prints what a suite has counted, with the seed that gives it again. */
export function report(line: string): void {
  process.stderr.write(`${line} (seed ${seed})\n`);
}
