import { child } from '../decode/draft';
import { encode } from '../decode/encode';
import type { Schema } from '../fields/schema';
import { schemaOf } from '../fields/schema';
import type { GoType } from '../fields/type';
import { goJson } from '../go-json';
import { withoutHashLabel } from '../hash/label';
import type { Minor } from '../minor';
import { prepare } from '../prepare';
import { parseQuantity } from '../quantity/parse';
import { isObject } from '../value';

const TEMPLATE = { kind: 'named', name: 'core.PodTemplateSpec' } as const;

/**
 * A pod template as JSON with sorted keys, defaulted: two templates have the same text exactly when their controller
 * takes them for one. A Deployment compares them by meaning, so its quantities are written as what they amount to; a
 * StatefulSet or DaemonSet compares what it would record, so theirs stay as the API server keeps them.
 *
 * @param template `spec.template`, which may leave out what the API server fills in
 */
export function canonicalTemplate(
  kind: 'Deployment' | 'StatefulSet' | 'DaemonSet',
  template: unknown,
  minor: Minor,
): string {
  const prepared = prepare({ apiVersion: 'apps/v1', kind, spec: { template } }, minor);
  const draft = child(child(prepared?.draft ?? {}, 'spec') ?? {}, 'template') ?? {};
  const schema = schemaOf(minor);
  const encoded = encode(kind === 'Deployment' ? withoutHashLabel(draft) : draft, TEMPLATE.name, schema);
  return goJson(kind === 'Deployment' ? byMeaning(encoded, TEMPLATE, schema) : encoded);
}

/** The value with its quantities as what they amount to, and an empty list as none. */
function byMeaning(value: unknown, type: GoType, schema: Schema): unknown {
  const real = schema.underlying(type);
  if (real.kind === 'pointer') {
    return byMeaning(value, real.of, schema);
  }
  if (real.kind === 'named' && real.name === 'resource.Quantity') {
    return amount(String(value));
  }
  if (Array.isArray(value)) {
    return real.kind === 'slice' && value.length > 0 ? value.map((item) => byMeaning(item, real.of, schema)) : null;
  }
  if (!isObject(value)) {
    return value;
  }
  const typeOf = typesIn(real, schema);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const inner = typeOf(key);
      return [key, inner === undefined ? item : byMeaning(item, inner, schema)];
    }),
  );
}

function typesIn(type: GoType, schema: Schema): (key: string) => GoType | undefined {
  if (type.kind === 'map') {
    return () => type.of;
  }
  const struct = type.kind === 'named' ? schema.struct(type.name) : undefined;
  return (key) => struct?.keys.get(key)?.type;
}

/** `1000m` and `1` are `1e0`. */
function amount(text: string): string {
  try {
    let { value, scale } = parseQuantity(text);
    while (value !== 0n && value % 10n === 0n) {
      value /= 10n;
      scale++;
    }
    return value === 0n ? '0' : `${value}e${scale}`;
  } catch {
    return text;
  }
}
