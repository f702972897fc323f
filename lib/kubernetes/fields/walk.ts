import type { Step } from '../path';
import { isObject } from '../value';
import type { Field, Schema, Struct } from './schema';
import type { GoType } from './type';

/** A key of a manifest that stands where a struct is read: its path, the struct, and the field if there is one. */
export interface Visited {
  readonly path: readonly Step[];
  readonly struct: Struct;
  readonly key: string;
  readonly field: Field | undefined;
  readonly value: unknown;
}

/** Deeper than any type of the table goes, so that a hostile manifest cannot use up the stack. */
const DEEPEST = 64;

/** Visits each key that a manifest sets, in its order, outer before inner; a value of the wrong shape is not entered. */
export function walkFields(value: unknown, typeName: string, schema: Schema, visit: (key: Visited) => void): void {
  walk(value, { kind: 'named', name: typeName }, [], schema, visit);
}

function walk(
  value: unknown,
  type: GoType,
  path: readonly Step[],
  schema: Schema,
  visit: (key: Visited) => void,
): void {
  if (path.length > DEEPEST) {
    return;
  }
  if (type.kind === 'pointer') {
    walk(value, type.of, path, schema, visit);
  } else if (type.kind === 'slice') {
    if (Array.isArray(value)) {
      value.forEach((item, index) => {
        walk(item, type.of, [...path, index], schema, visit);
      });
    }
  } else if (isObject(value)) {
    if (type.kind === 'map') {
      for (const [key, item] of Object.entries(value)) {
        walk(item, type.of, [...path, key], schema, visit);
      }
    } else if (type.kind === 'named') {
      walkStruct(value, schema.struct(type.name), path, schema, visit);
    }
  }
}

function walkStruct(
  value: Readonly<Record<string, unknown>>,
  struct: Struct | undefined,
  path: readonly Step[],
  schema: Schema,
  visit: (key: Visited) => void,
): void {
  if (struct === undefined) {
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    const field = struct.keys.get(key);
    const at = [...path, key];
    visit({ path: at, struct, key, field, value: item });
    if (field !== undefined) {
      walk(item, field.type, at, schema, visit);
    }
  }
}
