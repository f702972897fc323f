import type { Field, Schema } from '../fields/schema';
import type { GoType } from '../fields/type';

/** A place in an object: its type, and the field that holds it, whose marks say how its value merges. */
export interface Spot {
  readonly type: GoType;
  readonly field: Field | undefined;
}

/** The spot under a key of a struct or map; undefined for a key that the type does not have. */
export function spotOf(spot: Spot, key: string, schema: Schema): Spot | undefined {
  const real = bare(spot.type, schema);
  if (real.kind === 'map') {
    return { type: real.of, field: undefined };
  }
  const field = real.kind === 'named' ? schema.struct(real.name)?.keys.get(key) : undefined;
  return field === undefined ? undefined : { type: field.type, field };
}

/** The spot of a list's elements. */
export function elementOf(spot: Spot, schema: Schema): Spot {
  const real = bare(spot.type, schema);
  return { type: real.kind === 'slice' ? real.of : real, field: undefined };
}

/** A type without pointers and other names. */
export function bare(type: GoType, schema: Schema): GoType {
  const real = schema.underlying(type);
  return real.kind === 'pointer' ? bare(real.of, schema) : real;
}

/** A list whose elements' keys do not tell them apart: what becomes of it is not foretold. */
export class AmbiguousListError extends Error {
  constructor(readonly path: string) {
    super(`${path}: two elements have the same key`);
  }
}

/** The value without the keys that hold null. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutNulls);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== null && item !== undefined)
      .map(([key, item]) => [key, withoutNulls(item)]),
  );
}
