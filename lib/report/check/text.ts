import { painted, type TextStyle } from '../style';
import { safe, wrapped } from '../text/lines';
import type { Line, Part } from '../words/line';
import { objectName, objectPlace } from '../words/object-name';
import { findingLines } from '../words/shared';
import type { CheckReport } from './report';
import { type Group, groupsOf, notes, summaryLine } from './words';

const INDENT = '  ';

/** What checks found for a terminal or a log: object by object, and in the last line how much. */
export function checkText(report: CheckReport, style: TextStyle): string {
  const wrap = wrapper(style);
  const noted = notes(report).flatMap((line) => wrapped(line, style.width, style));
  return [
    ...groupsOf(report.findings).flatMap((group) => [...groupLines(group, style, wrap), '']),
    ...(noted.length === 0 ? [] : [...noted, '']),
    painted(summaryLine(report), 'bold', style),
    '',
  ].join('\n');
}

function groupLines({ object, at, findings }: Group, style: TextStyle, wrap: Wrap): readonly string[] {
  const name = painted(safe(objectName(object), style), 'bold', style);
  const about = [objectPlace(object), at].filter((part) => part !== '').join('  ');
  const head = `${name}${about === '' ? '' : `  ${painted(safe(about, style), 'dim', style)}`}`;
  const lines = findingLines(findings).map(
    (line): Line => [INDENT + startOf(line), ...line.slice(startsPlain(line) ? 1 : 0)],
  );
  return [head, ...lines.flatMap(wrap)];
}

type Wrap = (line: Line) => readonly string[];

/** Many objects have the same finding in the same place: its lines are broken once. */
function wrapper(style: TextStyle): Wrap {
  const known = new Map<string, readonly string[]>();
  return (line) => {
    const key = line.map(keyOf).join('\u0000');
    const lines = known.get(key) ?? wrapped(line, style.width, style);
    known.set(key, lines);
    return lines;
  };
}

function keyOf(part: Part): string {
  return typeof part === 'string' ? part : 'words' in part ? `${part.mark} ${part.words}` : `${part.as} ${part.text}`;
}

/** An indent stands in one part with what follows it. */
function startOf([first]: Line): string {
  return typeof first === 'string' ? first : '';
}

function startsPlain([first]: Line): boolean {
  return typeof first === 'string';
}
