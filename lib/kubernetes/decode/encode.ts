import type { Field, Schema } from '../fields/schema';
import type { GoType } from '../fields/type';
import { isObject } from '../value';
import type { Draft } from './draft';
import { isLeaf } from './leaf';

const ZERO_LEAVES: Readonly<Record<string, unknown>> = { 'resource.Quantity': '0', 'intstr.IntOrString': 0 };

/** A struct as the API server returns it in JSON, after a trip through its storage: what is empty is left out. */
export function encode(draft: Draft, typeName: string, schema: Schema): Draft {
  const result: Draft = {};
  for (const field of schema.struct(typeName)?.fields ?? []) {
    if (field.json === '' && field.type.kind === 'named') {
      Object.assign(result, encode(draft, field.type.name, schema));
    } else if (field.json !== '') {
      encodeField(draft[field.json], field, schema, result);
    }
  }
  return result;
}

function encodeField(value: unknown, field: Field, schema: Schema, result: Draft): void {
  const type = schema.underlying(field.type);
  if (field.omit === 'never' || !isEmpty(value, type, field.omit)) {
    result[field.json] = encodeValue(value, type, schema);
  }
}

function encodeValue(value: unknown, type: GoType, schema: Schema): unknown {
  const real = schema.underlying(type);
  switch (real.kind) {
    case 'pointer':
      return value === undefined ? null : encodeValue(value, real.of, schema);
    case 'slice':
      return isLeaf(real) || !Array.isArray(value) || value.length === 0
        ? (value ?? null)
        : value.map((item) => encodeValue(item, real.of, schema));
    case 'map':
      return isObject(value)
        ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encodeValue(item, real.of, schema)]))
        : null;
    case 'basic':
      return value ?? (real.name === 'string' ? '' : real.name === 'bool' ? false : real.name === 'any' ? null : 0);
    case 'named':
      if (schema.struct(real.name) !== undefined) {
        return encode((value ?? {}) as Draft, real.name, schema);
      }
      return value ?? ZERO_LEAVES[real.name] ?? null;
  }
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
