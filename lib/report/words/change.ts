import type { Cause } from '../../plan/cause';
import type { FieldChange } from '../../plan/field-change';
import { count } from './count';
import { foreign, type Line } from './line';
import { clipped, valueText } from './value';

/** Lines of a text that are shown on either side. */
const MOST_LINES = 4;

/** Where the containers of a workload stand: the path goes without saying. */
const CONTAINERS = /^spec\.template\.spec\.(?=(?:initC|c)ontainers\[)/;

/** What differs: `containers[0].image (nginx): a → b`; a text of several lines by those that differ. */
export function changeLines(change: FieldChange | Cause): readonly Line[] {
  const { path, from, to } = change;
  const container = 'container' in change ? change.container : undefined;
  const of = container === undefined ? [] : [' of container ', foreign(container)];
  const head: Line = [foreign(path.replace(CONTAINERS, '')), ...of];
  const config = 'config' in change ? change.config : undefined;
  const below = config?.changes.flatMap((each) => changeLines(each).map((line): Line => ['  ', ...line])) ?? [];
  if (typeof from === 'string' && typeof to === 'string' && (isLong(from) || isLong(to))) {
    return [[...head, ':'], ...differingLines(from, to), ...below];
  }
  return [[...head, ': ', ...sides(from, to)], ...below];
}

function sides(from: unknown, to: unknown): Line {
  if (from === undefined) {
    return ['added ', foreign(valueText(to), 'new')];
  }
  return to === undefined
    ? ['removed ', foreign(valueText(from), 'old')]
    : [foreign(valueText(from), 'old'), ' → ', foreign(valueText(to), 'new')];
}

function isLong(text: string): boolean {
  return text.trimEnd().includes('\n');
}

/** The lines between the first and the last that differ. */
function differingLines(from: string, to: string): readonly Line[] {
  const [old, now] = [from.split('\n'), to.split('\n')];
  let start = 0;
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) {
    start += 1;
  }
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && old[old.length - 1 - end] === now[now.length - 1 - end]) {
    end += 1;
  }
  return [
    ...shown(old.slice(start, old.length - end), 'old', '  - '),
    ...shown(now.slice(start, now.length - end), 'new', '  + '),
  ];
}

function shown(lines: readonly string[], as: 'old' | 'new', sign: string): readonly Line[] {
  const more = lines.length - MOST_LINES;
  const first = lines.slice(0, more > 0 ? MOST_LINES : lines.length);
  return [
    ...first.map((line): Line => [sign, foreign(clipped(line, 120), as)]),
    ...(more > 0 ? [[`${sign}… and ${count(more, 'line')} more`]] : []),
  ];
}
