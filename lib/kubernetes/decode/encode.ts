import type { Field, Schema } from '../fields/schema';
import type { GoType } from '../fields/type';
import type { Minor } from '../minor';
import { isObject } from '../value';
import type { Draft } from './draft';
import { isLeaf } from './leaf';

const ZERO_LEAVES: Readonly<Record<string, unknown>> = { 'resource.Quantity': '0', 'intstr.IntOrString': 0 };

/** A struct as the API server returns it in JSON, after a trip through its storage: what is empty is left out. */
export function encode(draft: Draft, typeName: string, schema: Schema): Draft {
  const result: Draft = {};
  structEncoder(typeName, schema)(draft, result);
  return result;
}

type Encoder = (value: unknown) => unknown;

/** Writes the fields of a struct into another. */
type StructEncoder = (draft: Draft, result: Draft) => void;

const encoders = new Map<Minor, Map<string, StructEncoder>>();

function structEncoder(name: string, schema: Schema): StructEncoder {
  const known = encoders.get(schema.minor) ?? new Map<string, StructEncoder>();
  encoders.set(schema.minor, known);
  let encoder = known.get(name);
  if (encoder === undefined) {
    // A type may lead back to itself, so its encoder is looked up again when it is used.
    known.set(name, (draft, result) => (known.get(name) as StructEncoder)(draft, result));
    const fields = (schema.struct(name)?.fields ?? []).map((field) => fieldEncoder(field, schema));
    encoder = (draft, result) => {
      for (const field of fields) {
        field(draft, result);
      }
    };
    known.set(name, encoder);
  }
  return encoder;
}

function fieldEncoder(field: Field, schema: Schema): StructEncoder {
  const { json, omit } = field;
  if (json === '') {
    return field.type.kind === 'named' ? structEncoder(field.type.name, schema) : () => undefined;
  }
  const type = schema.underlying(field.type);
  const encoder = valueEncoder(type, schema);
  return (draft, result) => {
    const value = draft[json];
    if (omit === 'never' || !isEmpty(value, type, omit)) {
      result[json] = encoder(value);
    }
  };
}

function valueEncoder(type: GoType, schema: Schema): Encoder {
  const real = schema.underlying(type);
  switch (real.kind) {
    case 'pointer': {
      const inner = valueEncoder(real.of, schema);
      return (value) => (value === undefined ? null : inner(value));
    }
    case 'slice': {
      const inner = isLeaf(real) ? (item: unknown) => item : valueEncoder(real.of, schema);
      return (value) => (Array.isArray(value) && value.length > 0 ? value.map(inner) : (value ?? null));
    }
    case 'map': {
      const inner = valueEncoder(real.of, schema);
      return (value) =>
        isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inner(item)])) : null;
    }
    case 'basic':
      return (value) => value ?? zeroOf(real.name);
    case 'named': {
      if (schema.struct(real.name) === undefined) {
        const zero = ZERO_LEAVES[real.name] ?? null;
        return (value) => value ?? zero;
      }
      const write = structEncoder(real.name, schema);
      return (value) => {
        const result: Draft = {};
        write((value ?? {}) as Draft, result);
        return result;
      };
    }
  }
}

function zeroOf(basic: string): unknown {
  return basic === 'string' ? '' : basic === 'bool' ? false : basic === 'any' ? null : 0;
}

/** What Go leaves out: nil, nothing in a list, map or text, zero, false; a struct only where the field says `omitzero`. */
function isEmpty(value: unknown, type: GoType, omit: Field['omit']): boolean {
  if (type.kind === 'named') {
    return omit === 'zero' && value === undefined;
  }
  if (value === undefined || type.kind === 'pointer') {
    return value === undefined;
  }
  if (type.kind === 'map') {
    return Object.keys(value as object).length === 0;
  }
  return value === '' || value === 0 || value === false || (Array.isArray(value) && value.length === 0);
}
