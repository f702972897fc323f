/** A file in which Git left both sides of a conflict. */
export interface Sides {
  readonly ours: string;
  readonly theirs: string;

  /**
   * What both come from.
   * @default - Git was not asked to write it (`merge.conflictStyle`)
   */
  readonly base?: string;
}

const OURS = '<<<<<<< ';

/** Whether bytes may be those of such a file. */
export function hasSides(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(OURS);
}

/** The sides of a file with conflict markers; undefined for one without. */
export function sidesOf(text: string): Sides | undefined {
  // Most files have none, and this is faster than an expression.
  if (!text.startsWith(OURS) && !text.includes(`\n${OURS}`)) {
    return undefined;
  }
  const sides: Record<'ours' | 'base' | 'theirs', string[]> = { ours: [], base: [], theirs: [] };
  let isDiff3 = false;
  let side: keyof typeof sides | undefined;
  for (const line of text.split(/(?<=\n)/)) {
    if (line.startsWith(OURS)) {
      side = 'ours';
    } else if (line.startsWith('||||||| ') && side === 'ours') {
      side = 'base';
      isDiff3 = true;
    } else if (/^={7}\r?\n/.test(line) && side !== undefined) {
      side = 'theirs';
    } else if (line.startsWith('>>>>>>> ') && side === 'theirs') {
      side = undefined;
    } else if (side === undefined) {
      sides.ours.push(line);
      sides.base.push(line);
      sides.theirs.push(line);
    } else {
      sides[side].push(line);
    }
  }
  const [ours, base, theirs] = [sides.ours, sides.base, sides.theirs].map((lines) => lines.join(''));
  return { ours: ours ?? '', theirs: theirs ?? '', ...(isDiff3 ? { base: base ?? '' } : {}) };
}
