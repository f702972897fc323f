/**
 * A piece of a line. A plain text is this package's own words; all that others wrote (names, values, messages) is an
 * object, which each report makes harmless in its own way.
 */
export type Part = string | Foreign | Mark;

/** What others wrote: a name, path or message, or a value that goes or comes. */
export interface Foreign {
  readonly as: 'code' | 'name' | 'message' | 'old' | 'new';
  readonly text: string;
}

/** This package's own words, with weight. */
export interface Mark {
  readonly mark: 'good' | 'bad' | 'strong' | 'quiet';
  readonly words: string;
}

/** One line of a report. */
export type Line = readonly Part[];

/** What a report says about one side of an object: why, how, … */
export interface Fact {
  readonly label: Label;
  readonly lines: readonly Line[];
}

/** The sides of a change, in the order in which they are told. */
export type Label =
  | 'refused'
  | 'held'
  | 'why'
  | 'waits'
  | 'also'
  | 'config'
  | 'how'
  | 'if never ready'
  | 'needs'
  | 'touches'
  | 'undo'
  | 'other apply'
  | 'not judged'
  | 'findings';

/** Something that others wrote. */
export function foreign(text: string, as: Foreign['as'] = 'code'): Foreign {
  return { as, text };
}

/** Own words with weight. */
export function mark(kind: Mark['mark'], words: string): Mark {
  return { mark: kind, words };
}

/** A fact, unless it has no lines. */
export function fact(label: Label, lines: readonly Line[]): readonly Fact[] {
  return lines.length === 0 ? [] : [{ label, lines }];
}

/** Parts with something between them. */
export function joined(parts: readonly Part[], between = ', '): Line {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [between, part]));
}
