import { closest, distance } from 'fastest-levenshtein';

const LONGEST = 64;

/** The word that was likely meant: at most a third of its letters away; undefined where none is so near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0 || word.length > LONGEST) {
    return undefined;
  }
  const candidate = closest(word.toLowerCase(), [...known]);
  return distance(word.toLowerCase(), candidate) <= Math.max(1, Math.floor(candidate.length / 3))
    ? candidate
    : undefined;
}
