import type { Finding } from '../../checks/finding';
import type { Plan } from '../../plan/plan';
import { count } from '../words/count';
import type { Item } from '../words/items';
import { fullName } from '../words/object-name';
import { findingsText, summaryLine } from '../words/summary';

/** Checks that are named below the pictures. */
const MOST_CHECKS = 4;

/** So many names have room at most, short as they may be. */
const MOST_NAMES = 10;

/** How long a note with names may be, so that none of them is cut. */
const LONGEST = 104;

/**
 * What stands below the pictures, for those who see nothing else of a plan.
 * @param left how many workloads whose pods come or go are not drawn
 */
export function notesOf(
  plan: Plan,
  items: readonly Item[],
  findings: readonly Finding[],
  left: number,
): readonly string[] {
  const refused = items.filter(({ verdict }) => verdict === 'refused');
  const deleted = items.filter(({ verdict }) => verdict === 'delete');
  const emptied = deleted.filter(({ workload }) => (workload?.replicas.from ?? 0) > 0);
  const isStill = emptied.length === 0 && plan.workloads.every(({ timeline }) => timeline === undefined);
  const isDrawn = !isStill && refused.length + deleted.length === 0;
  const are = left === 1 ? 'is' : 'are';
  return [
    ...(isDrawn ? [] : [`${summaryLine(plan)}.${isStill ? ' No pod comes or goes.' : ''}`]),
    ...named('Refused', refused),
    ...named(`Deleted with ${emptied.length === 1 ? 'its' : 'their'} pods`, emptied),
    ...(left === 0 ? [] : [`${count(left, 'more workload')} ${are} not shown: the HTML report has all.`]),
    ...found(findings),
  ];
}

/** As many names as there is room for. */
function named(what: string, items: readonly Item[]): readonly string[] {
  const names = items.map(({ object }) => fullName(object));
  for (let shown = Math.min(names.length, MOST_NAMES); shown > 0; shown -= 1) {
    const more = names.length === shown ? '' : ` and ${names.length - shown} more`;
    const text = `${what}: ${names.slice(0, shown).join(', ')}${more}.`;
    if (text.length <= LONGEST) {
      return [text];
    }
  }
  return names.length === 0 ? [] : [`${what}: ${count(names.length, 'object')}.`];
}

/** How much was found, and by which checks. */
function found(findings: readonly Finding[]): readonly string[] {
  const ids = [...new Set(findings.map(({ id }) => id))];
  const listed = ids.slice(0, MOST_CHECKS).join(', ');
  const more = ids.length > MOST_CHECKS ? ` and ${ids.length - MOST_CHECKS} more` : '';
  return ids.length === 0 ? [] : [`Found: ${findingsText(findings)} (${listed}${more}).`];
}
