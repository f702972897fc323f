/** What a terminal obeys, does not show or turns round. A report's own line breaks may stand. */
export const STEERS = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

const ESCAPE = String.fromCharCode(0x1b);

/** What this package paints with. */
export const COLORS = new RegExp(`${ESCAPE}\\[(?:1|2|31|32|33|36|0)m`, 'g');
