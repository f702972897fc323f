import { isAtLeast, type Minor } from '../minor';
import type { Field } from './schema';
import { TABLE } from './table';
import { type GoType, parseType } from './type';

/** The table of one minor, before embedded structs are joined. */
export interface MinorTable {
  readonly structs: ReadonlyMap<string, { readonly fields: readonly Field[]; readonly atomic: boolean }>;
  readonly names: ReadonlyMap<string, GoType>;
}

/** One line of the table with the minors that it holds for. */
export interface Row {
  readonly words: readonly string[];
  readonly since: Minor | undefined;
  readonly until: Minor | undefined;
}

const SPAN = /^(\d+\.\d+)?-(\d+\.\d+)?$/;

let parsed: ReadonlyMap<string, readonly Row[]> | undefined;

/** The table's paragraphs: rows by type. They are read once and kept. */
export function paragraphs(): ReadonlyMap<string, readonly Row[]> {
  parsed ??= readParagraphs();
  return parsed;
}

function readParagraphs(): ReadonlyMap<string, readonly Row[]> {
  const result = new Map<string, Row[]>();
  let rows: Row[] = [];
  for (const line of TABLE.split('\n')) {
    if (line.startsWith(' ')) {
      rows.push(parseRow(line.slice(1)));
    } else if (line !== '') {
      rows = [];
      result.set(line, rows);
    }
  }
  return result;
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
 * Reads the rows that hold for a minor. A row is `GO_NAME KEY[,omitempty|,omitzero] TYPE [patch=…] [key=…] [list=…]
 * [by=…]… [map=atomic] [struct=atomic] [SINCE-UNTIL]`; `= TYPE` stands for another name of a type, `@ atomic` for a
 * struct that server-side apply takes as one value.
 */
export function readTable(minor: Minor): MinorTable {
  const structs = new Map<string, { fields: Field[]; atomic: boolean }>();
  const names = new Map<string, GoType>();
  for (const [name, rows] of paragraphs()) {
    const struct = { fields: [] as Field[], atomic: false };
    for (const { words } of rows.filter((row) => holds(row, minor))) {
      const [first = '', second = ''] = words;
      if (first === '=') {
        names.set(name, parseType(second));
      } else if (first === '@') {
        struct.atomic = second === 'atomic';
      } else {
        struct.fields.push(parseField(words));
      }
    }
    if (!names.has(name)) {
      structs.set(name, struct);
    }
  }
  return { structs, names };
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
