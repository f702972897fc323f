import type { Draft } from '../decode/draft';
import { encode } from '../decode/encode';
import type { Schema } from '../fields/schema';
import type { GoType } from '../fields/type';
import { goJson } from '../go-json';
import { isObject } from '../value';

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

/** A text as Go's `%q` writes it: what is not printable is escaped. */
export function quote(text: string): string {
  const escaped = text.replace(/["\\]|(?! )[\p{C}\p{Z}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const hex = (digits: number) => code.toString(16).padStart(digits, '0');
    const long = code > 0xffff ? `\\U${hex(8)}` : `\\u${hex(4)}`;
    return ESCAPES[character] ?? (code < 0x80 ? `\\x${hex(2)}` : long);
  });
  return `"${escaped}"`;
}

/** A struct as JSON with its own keys, in Go's order: how metav1's types stand in messages. */
export function jsonOf(draft: Draft, typeName: string, schema: Schema): string {
  const encoded = encode(draft, typeName, schema);
  return orderedJson(encoded);
}

function orderedJson(value: unknown): string {
  if (!isObject(value)) {
    return Array.isArray(value) ? `[${value.map(orderedJson).join(',')}]` : goJson(value);
  }
  return `{${Object.entries(value)
    .map(([key, item]) => `${goJson(key)}:${orderedJson(item)}`)
    .join(',')}}`;
}

/**
 * A struct as JSON with the names of Go's fields: how the API server's internal types stand in messages. Those of metav1
 * are not internal.
 */
export function internalJson(value: unknown, type: GoType, schema: Schema): string {
  const real = schema.underlying(type);
  switch (real.kind) {
    case 'pointer':
      return value === undefined ? 'null' : internalJson(value, real.of, schema);
    case 'slice':
      return Array.isArray(value) ? `[${value.map((item) => internalJson(item, real.of, schema)).join(',')}]` : 'null';
    case 'map':
      return isObject(value) ? goJson(value) : 'null';
    case 'basic':
      return goJson(value ?? (real.name === 'string' ? '' : real.name === 'bool' ? false : 0));
    case 'named': {
      const struct = schema.struct(real.name);
      if (struct === undefined) {
        return goJson(value ?? (real.name === 'resource.Quantity' ? '0' : 0));
      }
      const draft = (value ?? {}) as Draft;
      if (real.name.startsWith('meta.')) {
        return jsonOf(draft, real.name, schema);
      }
      const fields = struct.fields.map(
        (field) => `"${field.go}":${internalJson(draft[field.json], field.type, schema)}`,
      );
      return `{${fields.join(',')}}`;
    }
  }
}
