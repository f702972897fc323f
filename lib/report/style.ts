/** What a text may use, and how wide it may be. */
export interface TextStyle {
  /** Columns. */
  readonly width: number;

  /** Whether there are colours. */
  readonly color: boolean;

  /** Whether there are characters beyond ASCII. */
  readonly unicode: boolean;
}

/** Colours by their ANSI codes: those that a terminal's user has chosen, and that colour-blind people tell apart. */
const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;

/** A colour or weight. */
export type Paint = keyof typeof CODES;

/** A text in a colour, where there are colours. */
export function painted(text: string, paint: Paint, { color }: TextStyle): string {
  return color && text !== '' ? `\u001b[${CODES[paint]}m${text}\u001b[0m` : text;
}
