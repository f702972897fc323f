/** A piece of a report that is there as a whole or not at all. */
export interface Section {
  /** What it is called when it is left out, as Markdown. */
  readonly name: string;
  readonly text: string;
}

/** How many names of what was left out are given at most. */
const MOST_NAMES = 30;

/** The share of the room that these names may take. */
const NOTE = 0.25;

/** The room for what stands around the names. */
const AROUND_NAMES = 100;

/**
 * As many sections, in their order, as there is room for, and a last one that names those that are left out. A section
 * that is too large does not keep out smaller ones behind it.
 */
export function withinBudget(sections: readonly Section[], room: number): readonly string[] {
  const all = sections.reduce((sum, { text }) => sum + text.length + 2, 0);
  if (all <= room) {
    return sections.map(({ text }) => text);
  }
  const left: Section[] = [];
  const forNote = Math.min(noteRoom(sections), Math.floor(room * NOTE));
  let free = room - forNote;
  const kept = sections.filter((section) => {
    const fits = section.text.length + 2 <= free;
    free -= fits ? section.text.length + 2 : 0;
    left.push(...(fits ? [] : [section]));
    return fits;
  });
  return [...kept.map(({ text }) => text), note(left, forNote)];
}

/** Names what is left out, as much of it as there is room for. */
function note(left: readonly Section[], room: number): string {
  let free = room - AROUND_NAMES;
  const names = left.slice(0, MOST_NAMES).filter(({ name }) => {
    free -= name.length + 2;
    return free >= 0;
  });
  const more = left.length - names.length;
  const listed = names.map(({ name }) => name).join(', ');
  const rest = more === 0 ? '' : `${listed === '' ? '' : ' and '}${more} more`;
  return `**Left out**, because a comment has no room for more: ${listed}${rest}.`;
}

/** The room that the note can take at most. */
function noteRoom(sections: readonly Section[]): number {
  const longest = sections.map(({ name }) => name.length + 2).sort((one, other) => other - one);
  return longest.slice(0, MOST_NAMES).reduce((sum, length) => sum + length, AROUND_NAMES);
}
