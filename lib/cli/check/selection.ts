import type { Check } from '../../checks/check';
import type { Severity } from '../../checks/finding';
import { nearest } from '../../checks/nearest';
import { CHECK_IDS, CHECKS } from '../../checks/registry';
import type { Settings } from '../../manifests/settings';
import { CliError } from '../error';

/**
 * The checks that flags choose.
 * @param only ids with commas between them; undefined for all
 * @param skip those that are left out of these
 * @throws CliError for an id that there is not
 */
export function chosenChecks(only: string | undefined, skip: string | undefined): readonly Check[] {
  const [wanted, unwanted] = [idsOf(only, '--only'), idsOf(skip, '--skip')];
  return CHECKS.filter(({ id }) => (wanted === undefined || wanted.has(id)) && unwanted?.has(id) !== true);
}

function idsOf(text: string | undefined, flag: string): ReadonlySet<string> | undefined {
  const ids = text?.split(',').map((id) => id.trim());
  ids?.forEach((id) => {
    assertCheck(id, `${flag}: `);
  });
  return ids && new Set(ids);
}

/** @throws CliError for what is no check, with the one that was likely meant */
export function assertCheck(id: string, place = ''): void {
  if (!CHECK_IDS.has(id)) {
    const near = nearest(id, [...CHECK_IDS]);
    throw new CliError(
      `${place}there is no check ${JSON.stringify(id)}`,
      near === undefined ? 'cdk8s-rollout explain lists them all' : `did you mean ${near}?`,
    );
  }
}

/**
 * How grave findings are for a project.
 * @throws CliError for an id that there is not
 */
export function projectSeverities({ severities = [] }: Settings): ReadonlyMap<string, Severity | 'off'> {
  for (const { id, path } of severities) {
    assertCheck(id, `${path}: rollout.severities: `);
  }
  return new Map(severities.map(({ id, severity }) => [id, severity]));
}
