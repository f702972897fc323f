import type { Finding } from '../../checks/finding';
import { painted, type TextStyle } from '../style';
import { safe, wrapped } from '../text/lines';
import type { Line } from '../words/line';
import { objectName, objectPlace } from '../words/object-name';
import { findingLine, toDoLine } from '../words/shared';
import { valueText } from '../words/value';
import type { CheckReport } from './report';
import { type Group, groupsOf, notes, summaryLine } from './words';

const INDENT = '  ';

/** Stands in a key for what is not there. */
const NONE = '\u0001';

/** What checks found for a terminal or a log: object by object, and in the last line how much. */
export function checkText(report: CheckReport, style: TextStyle): string {
  const linesOf = writer(style);
  const noted = notes(report).flatMap((line) => wrapped(line, style.width, style));
  return [
    ...groupsOf(report.findings).flatMap((group) => [...groupLines(group, style, linesOf), '']),
    ...(noted.length === 0 ? [] : [...noted, '']),
    painted(summaryLine(report), 'bold', style),
    '',
  ].join('\n');
}

function groupLines({ object, at, findings }: Group, style: TextStyle, linesOf: LinesOf): readonly string[] {
  const name = painted(safe(objectName(object), style), 'bold', style);
  const about = [objectPlace(object), at].filter((part) => part !== '').join('  ');
  const head = `${name}${about === '' ? '' : `  ${painted(safe(about, style), 'dim', style)}`}`;
  return [head, ...findings.flatMap(linesOf)];
}

type LinesOf = (finding: Finding) => readonly string[];

/** Many objects have the same finding in the same place, and the same to do: its lines are broken once. */
function writer(style: TextStyle): LinesOf {
  const known = new Map<string, readonly string[]>();
  const remember = (key: string, line: () => Line): readonly string[] => {
    const lines = known.get(key) ?? wrapped(indented(line()), style.width, style);
    known.set(key, lines);
    return lines;
  };
  return (finding) => {
    const { severity, id, path = NONE, value, message, fix } = finding;
    const found = value === undefined ? NONE : valueText(value);
    return [
      ...remember([severity, id, path, found, message].join('\u0000'), () => findingLine(finding)),
      ...(fix === undefined ? [] : remember(fix, () => toDoLine(fix))),
    ];
  };
}

/** The indent stands in one part with own words that follow it. */
function indented([first, ...rest]: Line): Line {
  return typeof first === 'string'
    ? [INDENT + first, ...rest]
    : [INDENT, ...(first === undefined ? [] : [first]), ...rest];
}
