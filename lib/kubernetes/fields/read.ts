import { isAtLeast, type Minor } from '../minor';
import type { Field } from './schema';
import { TABLE } from './table';
import { type GoType, parseType } from './type';

/** What the table says of a type in one minor: the fields of a struct before embedded ones are joined, or another name. */
export type TableType =
  | { readonly kind: 'struct'; readonly fields: readonly Field[]; readonly atomic: boolean }
  | { readonly kind: 'name'; readonly type: GoType };

/** One line of the table with the minors that it holds for. */
export interface Row {
  readonly words: readonly string[];
  readonly since: Minor | undefined;
  readonly until: Minor | undefined;
}

const SPAN = /^(\d+\.\d+)?-(\d+\.\d+)?$/;

let paragraphs: ReadonlyMap<string, string> | undefined;

/** Rows that were read. Of the table's types few are ever asked about. */
const known = new Map<string, readonly Row[]>();

/** The rows of a type; undefined for one that the table does not hold. They are read once and kept. */
export function rowsOfType(name: string): readonly Row[] | undefined {
  paragraphs ??= new Map(TABLE.split(/\n(?=[^ ])/).map((text) => [text.slice(0, lineEnd(text)), text]));
  const found = known.get(name);
  const text = paragraphs.get(name);
  if (found !== undefined || text === undefined) {
    return found;
  }
  const lines = text.slice(lineEnd(text)).split('\n');
  const rows = lines.filter((line) => line.startsWith(' ')).map((line) => parseRow(line.slice(1)));
  known.set(name, rows);
  return rows;
}

function lineEnd(text: string): number {
  const end = text.indexOf('\n');
  return end === -1 ? text.length : end;
}

function parseRow(line: string): Row {
  const words = line.split(' ');
  const span = SPAN.exec(words.at(-1) ?? '');
  if (span === null) {
    return { words, since: undefined, until: undefined };
  }
  return { words: words.slice(0, -1), since: span[1] as Minor | undefined, until: span[2] as Minor | undefined };
}

/**
 * Reads the rows of a type that hold for a minor. A row is `GO_NAME KEY[,omitempty|,omitzero] TYPE [patch=…] [key=…]
 * [list=…] [by=…]… [map=atomic] [struct=atomic] [SINCE-UNTIL]`; `= TYPE` stands for another name of a type, `@ atomic` for
 * a struct that server-side apply takes as one value.
 */
export function readType(name: string, minor: Minor): TableType | undefined {
  const rows = rowsOfType(name)?.filter((row) => holds(row, minor));
  const other = rows?.find(({ words: [first] }) => first === '=');
  if (other !== undefined) {
    return { kind: 'name', type: parseType(other.words[1] ?? '') };
  }
  const isMark = ({ words: [first] }: Row) => first === '@';
  return (
    rows && {
      kind: 'struct',
      fields: rows.filter((row) => !isMark(row)).map(({ words }) => parseField(words)),
      atomic: rows.some((row) => isMark(row) && row.words[1] === 'atomic'),
    }
  );
}

/** Says whether a row holds for a minor. */
export function holds(row: Row, minor: Minor): boolean {
  return (
    (row.since === undefined || isAtLeast(minor, row.since)) && (row.until === undefined || isAtLeast(row.until, minor))
  );
}

function parseField([go = '', tag = '', type = '', ...marks]: readonly string[]): Field {
  const [json = '', ...options] = tag.split(',');
  const values = (name: string) =>
    marks.filter((mark) => mark.startsWith(`${name}=`)).map((mark) => mark.slice(name.length + 1));
  const patchKey = values('key')[0];
  return {
    go,
    json,
    omit: options.includes('omitzero') ? 'zero' : options.includes('omitempty') ? 'empty' : 'never',
    type: parseType(type),
    patch: values('patch').flatMap((value) => value.split(',')),
    ...(patchKey === undefined ? {} : { patchKey }),
    list: (values('list')[0] ?? 'atomic') as Field['list'],
    keys: values('by'),
    atomic: values('map')[0] === 'atomic' || values('struct')[0] === 'atomic',
  };
}
