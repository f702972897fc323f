/** A Go type as the table writes it: `string`, `*int32`, `[]core.Container`, `map[core.ResourceName]resource.Quantity`. */
export type GoType =
  | { readonly kind: 'basic'; readonly name: Basic }
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'pointer' | 'slice'; readonly of: GoType }
  | { readonly kind: 'map'; readonly key: GoType; readonly of: GoType };

/** Go's own types that occur in manifests; `byte` only as `[]byte`, `any` where the model does not look. */
type Basic = 'string' | 'bool' | 'int32' | 'int64' | 'byte' | 'any';

const BASIC: ReadonlySet<string> = new Set<Basic>(['string', 'bool', 'int32', 'int64', 'byte', 'any']);

/** Reads a type of the table. */
export function parseType(text: string): GoType {
  if (text.startsWith('*')) {
    return { kind: 'pointer', of: parseType(text.slice(1)) };
  }
  if (text.startsWith('[]')) {
    return { kind: 'slice', of: parseType(text.slice(2)) };
  }
  if (text.startsWith('map[')) {
    const end = text.indexOf(']');
    return { kind: 'map', key: parseType(text.slice(4, end)), of: parseType(text.slice(end + 1)) };
  }
  return isBasic(text) ? { kind: 'basic', name: text } : { kind: 'named', name: text };
}

function isBasic(text: string): text is Basic {
  return BASIC.has(text);
}
