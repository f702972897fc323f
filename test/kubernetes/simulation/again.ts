import { report } from '../runs';

/**
 * Watches cases at once, and once more those that differ, twice at most: beside other suites a controller may be held up for
 * seconds, and a fault of the simulation differs each time.
 *
 * @param watch throws where what is seen differs from what is simulated
 * @returns how those differ that differ each time, by name
 */
export async function watchedAgain<Case>(
  cases: Readonly<Record<string, Case>>,
  watch: (name: string, one: Case) => Promise<void>,
): Promise<Readonly<Record<string, string>>> {
  let differing: Readonly<Record<string, string>> = {};
  let left = Object.entries(cases);
  for (let time = 0; time < 3 && left.length > 0; time += 1) {
    if (time > 0) report(`watched again: ${left.map(([name]) => name).join(', ')}`);
    const results = await Promise.allSettled(left.map(([name, one]) => watch(name, one)));
    const failed = left.flatMap(([name], index) => {
      const result = results[index];
      return result?.status === 'rejected' ? [[name, String(result.reason)] as const] : [];
    });
    differing = Object.fromEntries(failed);
    left = left.filter(([name]) => name in differing);
  }
  return differing;
}
