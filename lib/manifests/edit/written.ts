import { isMap, isScalar, stringify, type YAMLMap } from 'yaml';

/** How a text is written, as far as what is added to it should be, too. */
export interface Layout {
  readonly text: string;
  readonly eol: string;

  /** Whether lists stand deeper than their key. */
  readonly indentsLists: boolean;
}

export function layoutOf(text: string): Layout {
  return {
    text,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
    indentsLists: !/^( *)(?:- )?[^\s#-][^\n]*:[ \r]*\n\1- /m.test(text),
  };
}

/** Whether a mapping is written as JSON has it. */
export function isJson(map: YAMLMap): boolean {
  return map.flow === true && map.items.some(({ key }) => isScalar(key) && key.type === 'QUOTE_DOUBLE');
}

/** A value on one line. */
export function inline(value: unknown, asJson: boolean): string {
  return asJson
    ? JSON.stringify(value)
    : stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: true }).trim();
}

/** A value on lines of its own; all but the first are indented. */
export function block(value: unknown, indent: number, { eol, indentsLists }: Layout): string {
  const lines = stringify(value, { indentSeq: indentsLists, lineWidth: 0 }).trimEnd().split('\n');
  return lines.map((line, index) => (index === 0 || line === '' ? line : ' '.repeat(indent) + line)).join(eol);
}

/** Where the line begins that an offset stands on. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the line ends that an offset stands on, its line break left out. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : text[end - 1] === '\r' && end > offset ? end - 1 : end;
}

/** Whether a value stands in braces or brackets, or is no collection. */
export function isInline(node: unknown): boolean {
  return (
    !(isMap(node) || (node as { readonly items?: unknown }).items !== undefined) || (node as YAMLMap).flow === true
  );
}
