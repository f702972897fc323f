/** The order of two texts by their UTF-16 code units, whatever the language of the machine: below zero when `one` comes first. */
export function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
