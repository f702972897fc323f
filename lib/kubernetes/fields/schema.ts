import type { Minor } from '../minor';
import { readTable } from './read';
import type { GoType } from './type';

/** A field of a Go struct, as one minor declares it. */
export interface Field {
  /** The name in Go. */
  readonly go: string;

  /** The key in a manifest; empty for an embedded struct, whose fields stand beside its neighbours. */
  readonly json: string;

  /** Left out of JSON when empty, as Go's `omitempty` (structs excepted) or `omitzero` (structs, too). */
  readonly omit: 'never' | 'empty' | 'zero';

  readonly type: GoType;

  /** How a strategic merge patch treats a list or struct: `merge`, `replace`, `retainKeys`. */
  readonly patch: readonly string[];

  /**
   * The key by which a strategic merge patch finds a list's element.
   * @default - the list is one value
   */
  readonly patchKey?: string;

  /** How server-side apply merges a list: a set, a map by `keys`, or as one value. */
  readonly list: 'atomic' | 'set' | 'map';

  /** The keys of a list that merges as a map. */
  readonly keys: readonly string[];

  /** Server-side apply takes this map or struct as one value. */
  readonly atomic: boolean;
}

/** A struct of the API, in Go's order. */
export interface Struct {
  readonly name: string;
  readonly fields: readonly Field[];

  /** The fields by their key in a manifest, those of embedded structs included. */
  readonly keys: ReadonlyMap<string, Field>;

  /** Server-side apply takes the struct as one value wherever it stands. */
  readonly atomic: boolean;
}

/** The types of one minor. */
export interface Schema {
  readonly minor: Minor;

  /** A struct by its name in the table (`core.PodSpec`); undefined for any other type. */
  struct(name: string): Struct | undefined;

  /** What stands behind a name for another type: `core.Protocol` is a `string`. Leaves and structs stay as they are. */
  underlying(type: GoType): GoType;
}

const schemas = new Map<Minor, Schema>();

/** The types of a minor. They are read once and kept. */
export function schemaOf(minor: Minor): Schema {
  let schema = schemas.get(minor);
  if (schema === undefined) {
    schema = readSchema(minor);
    schemas.set(minor, schema);
  }
  return schema;
}

function readSchema(minor: Minor): Schema {
  const { structs, names } = readTable(minor);
  const complete = new Map<string, Struct>();
  const fieldsByKey = (fields: readonly Field[]): [string, Field][] =>
    fields.flatMap((field): [string, Field][] =>
      field.json === '' && field.type.kind === 'named'
        ? fieldsByKey(structs.get(field.type.name)?.fields ?? [])
        : [[field.json, field]],
    );
  for (const [name, { fields, atomic }] of structs) {
    complete.set(name, { name, fields, atomic, keys: new Map(fieldsByKey(fields)) });
  }
  return {
    minor,
    struct: (name) => complete.get(name),
    underlying: (type) => (type.kind === 'named' ? (names.get(type.name) ?? type) : type),
  };
}
