import { printable } from '../printable';

/**
 * A text of others as code. A span of backticks holds anything but, in a table, a pipe behind a backslash, which
 * renderers read in different ways: there HTML takes its place.
 */
export function code(text: string, where: 'line' | 'cell' = 'line'): string {
  const shown = printable(text);
  if (shown.trim() === '' || (where === 'cell' && shown.includes('|'))) {
    return htmlCode(text);
  }
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$|^ .* $/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** A text of others as code in HTML, such as a summary, where Markdown may or may not be read. */
export function htmlCode(text: string): string {
  return `<code>${printable(text).replace(/[^\p{L}\p{N} ]/gu, entity)}</code>`;
}

/** What ends a word for those who look for links, mentions, references and emoji in what was rendered. */
const GAP = '<!-- -->';

/** A text of others as running text: no markup, no link, no mention. */
export function plain(text: string): string {
  return ownWords(printable(text))
    .replace(/[@#]/g, (character) => character + GAP)
    .replace(/:(?=\/\/|[\w+-]+:)/g, `:${GAP}`)
    .replace(/\b(?:www|GH)(?=[.-])/gi, (word) => word + GAP);
}

/** This package's own words: what Markdown would take for markup is escaped. */
export function ownWords(words: string): string {
  return words.replace(/[\\`*_[\]~$!#]/g, '\\$&').replace(/[<>&|]/g, entity);
}

function entity(character: string): string {
  return `&#${character.codePointAt(0)};`;
}
