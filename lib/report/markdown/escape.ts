import { printable } from '../printable';

/**
 * A text of others as code. Where renderers read it in different ways, HTML takes the place of Markdown: a backtick, and
 * a pipe in a table.
 */
export function code(text: string, where: 'line' | 'cell' = 'line'): string {
  const shown = printable(text);
  if (shown.trim() === '' || shown.includes('`') || (where === 'cell' && shown.includes('|'))) {
    return htmlCode(text);
  }
  const pad = /^ .* $/.test(shown) ? ' ' : '';
  return `\`${pad}${shown}${pad}\``;
}

/** A text of others as code in HTML, such as a summary, where Markdown may or may not be read. */
export function htmlCode(text: string): string {
  return `<code>${printable(text).replace(/[^\p{L}\p{N} ]/gu, entity)}</code>`;
}

/** What ends a word for those who look for links, mentions, references and emoji in what was rendered. */
const GAP = '<!-- -->';

/** Where such a word is broken. */
const BREAKS = /(?<=[@#])|(?<=:)(?=\/\/|[\w+-]+:)|(?<=www)(?=\.)|(?<=GH)(?=-)/i;

/** A text of others as running text: no markup, no link, no mention. */
export function plain(text: string): string {
  return printable(text).split(BREAKS).map(ownWords).join(GAP);
}

/** This package's own words: what Markdown would take for markup is escaped. */
export function ownWords(words: string): string {
  return words.replace(/[\\`*_[\]~$!#]/g, '\\$&').replace(/[<>&|]/g, entity);
}

function entity(character: string): string {
  return `&#${character.codePointAt(0)};`;
}
