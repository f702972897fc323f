import type { Cause } from '../../plan/cause';
import type { FieldChange } from '../../plan/field-change';
import { count } from './count';
import { foreign, type Line } from './line';
import { clippedPair } from './short';
import { valueText, valueTexts } from './value';

/** Lines of a text that are shown on either side. */
const MOST_LINES = 4;

/** How long such a line may be. */
const LONGEST_LINE = 120;

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
  if (to === undefined) {
    return ['removed ', foreign(valueText(from), 'old')];
  }
  const [old, now] = valueTexts(from, to);
  return [foreign(old, 'old'), ' → ', foreign(now, 'new')];
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
  const [gone, come] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  return [...shown(gone, come, 'old', '  - '), ...shown(come, gone, 'new', '  + ')];
}

/** @param others those on the other side: of a long line that is shown in which it differs from its counterpart */
function shown(lines: readonly string[], others: readonly string[], as: 'old' | 'new', sign: string): readonly Line[] {
  const more = lines.length - MOST_LINES;
  const first = lines.slice(0, more > 0 ? MOST_LINES : lines.length);
  return [
    ...first.map((line, index): Line => [sign, foreign(clippedPair(line, others[index] ?? '', LONGEST_LINE)[0], as)]),
    ...(more > 0 ? [[`${sign}… and ${count(more, 'line')} more`]] : []),
  ];
}
