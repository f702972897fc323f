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
  const textOf = writer(style);
  const noted = notes(report).flatMap((line) => wrapped(line, style.width, style));
  return [
    ...groupsOf(report.findings).map((group) => `${groupText(group, style, textOf)}\n`),
    ...(noted.length === 0 ? [] : [...noted, '']),
    painted(summaryLine(report), 'bold', style),
    '',
  ].join('\n');
}

function groupText({ object, at, findings }: Group, style: TextStyle, textOf: TextOf): string {
  const name = painted(safe(objectName(object), style), 'bold', style);
  const about = [objectPlace(object), at].filter((part) => part !== '').join('  ');
  const head = `${name}${about === '' ? '' : `  ${painted(safe(about, style), 'dim', style)}`}`;
  return [head, ...findings.map(textOf)].join('\n');
}

type TextOf = (finding: Finding) => string;

/** Many objects have the same finding in the same place, and the same to do: its lines are broken once. */
function writer(style: TextStyle): TextOf {
  const [found, toDo] = [new Known(), new Known()];
  const lines = (line: Line) => wrapped([INDENT, ...line], style.width, style).join('\n');
  return (finding) => {
    const { severity, id, path = NONE, value, message, fix } = finding;
    const shown = value === undefined ? NONE : valueText(value);
    const at = found.at(severity).at(id).at(message).at(path).at(shown);
    at.text ??= lines(findingLine(finding));
    if (fix === undefined) {
      return at.text;
    }
    const then = toDo.at(fix);
    then.text ??= lines(toDoLine(fix));
    return `${at.text}\n${then.text}`;
  };
}

/** Texts by several keys, which are many times as long as quick to find one by one: they are not joined. */
class Known {
  text: string | undefined;
  #next: Map<string, Known> | undefined;

  at(key: string): Known {
    this.#next ??= new Map();
    const known = this.#next.get(key);
    if (known !== undefined) {
      return known;
    }
    const found = new Known();
    this.#next.set(key, found);
    return found;
  }
}
