import type { Finding } from '../../checks/finding';
import { keyOf } from '../../checks/object-key';
import { count } from '../words/count';
import { foreign, type Line, mark } from '../words/line';
import { fullName } from '../words/object-name';
import { findingsText } from '../words/summary';
import type { CheckReport } from './report';

/** The findings of one object, the gravest first. */
export interface Group {
  readonly object: Finding['object'];

  /** `dist/web.yaml:12`; empty for standard input. */
  readonly at: string;
  readonly findings: readonly Finding[];
}

/** Findings by their object, in the order of each one's first. */
export function groupsOf(findings: readonly Finding[]): readonly Group[] {
  const groups = new Map<string, Finding[]>();
  // Most findings of an object share it.
  const lists = new Map<Finding['object'], Finding[]>();
  for (const finding of findings) {
    const known = lists.get(finding.object);
    if (known === undefined) {
      const key = keyOf(finding.object);
      const list = groups.get(key) ?? [];
      list.push(finding);
      groups.set(key, list);
      lists.set(finding.object, list);
    } else {
      known.push(finding);
    }
  }
  return [...groups.values()].flatMap((list) =>
    list.slice(0, 1).map(({ object, file, line }) => ({ object, at: placeText(file, line), findings: list })),
  );
}

/** `dist/web.yaml:12`: what terminals and editors make a link of. */
export function placeText(file: string | undefined, line: number | undefined): string {
  return file === undefined ? '' : `${file}${line === undefined ? '' : `:${line}`}`;
}

/** All in one line: `Check: 1 error, 2 warnings in 12 objects; 1 suppressed`. */
export function summaryLine({ findings, objects, suppressed, known }: CheckReport): string {
  const found = findingsText(findings);
  const others = [
    ...(suppressed.length > 0 ? [`${suppressed.length} suppressed`] : []),
    ...(known.length > 0 ? [`${known.length} in the baseline`] : []),
  ];
  const all = `${found === '' ? 'nothing found' : found} in ${count(objects, 'object')}`;
  return `Check: ${[all, ...(others.length > 0 ? [others.join(', ')] : [])].join('; ')}`;
}

/** What is not to be mended in the manifests, but good to know: suppressions, and a baseline that is behind. */
export function notes({ suppressed, unused, stale }: CheckReport): readonly Line[] {
  return [
    ...suppressed.map(
      ({ finding, reason }): Line => [
        'suppressed: ',
        foreign(finding.id),
        ' of ',
        foreign(fullName(finding.object)),
        ': ',
        foreign(reason, 'message'),
      ],
    ),
    ...unused.map(
      ({ id, object, file, line }): Line => [
        mark('bad', 'unused suppression'),
        ': ',
        foreign(id),
        ' of ',
        foreign(fullName(object)),
        ...(file === undefined ? [] : [' at ', foreign(placeText(file, line))]),
        ': remove it',
      ],
    ),
    ...stale.map(
      ({ id, object }): Line => [
        mark('bad', 'mended'),
        ': ',
        foreign(id),
        ' of ',
        foreign(object),
        ' is in the baseline and was not found: write it anew',
      ],
    ),
  ];
}
