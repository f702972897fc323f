import type { Minor } from '../minor';
import { readType, type TableType } from './read';
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

/** The types of a minor. Each is read when it is asked for, once. */
export function schemaOf(minor: Minor): Schema {
  let schema = schemas.get(minor);
  if (schema === undefined) {
    schema = readSchema(minor);
    schemas.set(minor, schema);
  }
  return schema;
}

function readSchema(minor: Minor): Schema {
  const types = new Map<string, TableType | undefined>();
  const typeOf = (name: string): TableType | undefined => {
    if (!types.has(name)) {
      types.set(name, readType(name, minor));
    }
    return types.get(name);
  };
  const fieldsOf = (name: string): readonly Field[] => {
    const type = typeOf(name);
    return type?.kind === 'struct' ? type.fields : [];
  };
  const byKey = (fields: readonly Field[]): [string, Field][] =>
    fields.flatMap((field): [string, Field][] =>
      field.json === '' && field.type.kind === 'named' ? byKey(fieldsOf(field.type.name)) : [[field.json, field]],
    );
  const structs = new Map<string, Struct>();
  return {
    minor,
    struct: (name) => {
      const found = structs.get(name);
      const type = found === undefined ? typeOf(name) : undefined;
      if (type?.kind !== 'struct') {
        return found;
      }
      const struct = { name, fields: type.fields, atomic: type.atomic, keys: new Map(byKey(type.fields)) };
      structs.set(name, struct);
      return struct;
    },
    underlying: (type) => {
      const other = type.kind === 'named' ? typeOf(type.name) : undefined;
      return other?.kind === 'name' ? other.type : type;
    },
  };
}
