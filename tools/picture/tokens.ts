/** What a piece of code is, for its colour. */
export type Kind = 'key' | 'keyword' | 'name' | 'number' | 'plain' | 'quiet' | 'string';

/** A piece of a line. */
export type Token = readonly [Kind, string];

const TYPESCRIPT: readonly (readonly [Kind, RegExp])[] = [
  ['string', /'(?:[^'\\]|\\.)*'/y],
  ['keyword', /\b(?:const|new|this|true|false)\b/y],
  ['name', /\b[A-Z]\w*/y],
  ['key', /\b\w+(?=:)/y],
  ['number', /\b\d+\b/y],
  ['quiet', /…/y],
  ['plain', /\w+|./y],
];

const YAML: readonly (readonly [Kind, RegExp])[] = [
  ['key', /[\w./-]+(?=:( |$))/y],
  ['number', /(?<=: )\d+%?$/y],
  ['string', /(?<=: ).+$/y],
  ['quiet', /…/y],
  ['plain', /[\w./]+|./y],
];

/** The pieces of a line of TypeScript or YAML, enough for the pictures' own examples. */
export function tokens(language: 'typescript' | 'yaml', line: string): readonly Token[] {
  const rules = language === 'yaml' ? YAML : TYPESCRIPT;
  const found: Token[] = [];
  for (let at = 0; at < line.length; ) {
    for (const [kind, pattern] of rules) {
      pattern.lastIndex = at;
      const [text] = pattern.exec(line) ?? [];
      if (text) {
        found.push([kind, text]);
        at += text.length;
        break;
      }
    }
  }
  return found;
}
