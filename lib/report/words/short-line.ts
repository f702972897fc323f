import type { Line } from './line';
import { plainText } from './plain';
import { clipped, clippedPair, shortened } from './short';

/** A line without its weights, not longer than this. Of a change both sides stay, and that in which they differ. */
export function shortLine(line: Line, longest: number): string {
  const text = plainText(line);
  const [old, now] = [indexOf(line, 'old'), indexOf(line, 'new')];
  if (text.length <= longest || old === -1 || now < old) {
    return shortened(text, longest);
  }
  const before = clipped(plainText(line.slice(0, old)), Math.floor(longest / 2));
  const between = plainText(line.slice(old + 1, now));
  const [from, to] = [plainText(line.slice(old, old + 1)), plainText(line.slice(now, now + 1))];
  const room = longest - before.length - between.length;
  // A short side leaves the other more than half.
  const most = Math.max(Math.floor(room / 2), room - Math.min(from.length, to.length));
  return `${before}${clippedPair(from, to, most).join(between)}`;
}

function indexOf(line: Line, as: 'old' | 'new'): number {
  return line.findIndex((part) => typeof part !== 'string' && 'as' in part && part.as === as);
}
