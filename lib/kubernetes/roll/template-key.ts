import { child, type Draft } from '../decode/draft';
import { type Schema, schemaOf } from '../fields/schema';
import type { GoType } from '../fields/type';
import { goJson } from '../go-json';
import { withoutHashLabel } from '../hash/label';
import type { Minor } from '../minor';
import { prepare } from '../prepare';
import { parseQuantity } from '../quantity/parse';
import { isObject } from '../value';

const POD_TEMPLATE: GoType = { kind: 'named', name: 'core.PodTemplateSpec' };

/**
 * A text that two workloads share exactly when the Deployment controller holds their templates for equal: when `rolls`
 * finds no change between them.
 * @param workload a Deployment, or a ReplicaSet of one, whose label `pod-template-hash` does not count
 */
export function templateKey(workload: unknown, minor: Minor): string {
  const prepared = prepare(
    { ...(isObject(workload) ? workload : {}), apiVersion: 'apps/v1', kind: 'Deployment' },
    minor,
  );
  const template = child(child(prepared?.draft ?? {}, 'spec') ?? {}, 'template') ?? {};
  return goJson(meaning(withoutHashLabel(template), POD_TEMPLATE, schemaOf(minor)) ?? null);
}

/** A value without what means nothing, in which equal amounts are written alike; undefined for what is nothing itself. */
function meaning(value: unknown, type: GoType, schema: Schema): unknown {
  const real = schema.underlying(type);
  switch (real.kind) {
    case 'pointer':
      return value === undefined ? undefined : [meaning(value, real.of, schema) ?? null];
    case 'slice':
      return Array.isArray(value) && value.length > 0
        ? value.map((item) => meaning(item, real.of, schema) ?? null)
        : undefined;
    case 'map': {
      const entries = Object.entries(isObject(value) ? value : {});
      return entries.length > 0
        ? Object.fromEntries(entries.map(([key, item]) => [key, meaning(item, real.of, schema) ?? null]))
        : undefined;
    }
    case 'basic':
      return value === '' || value === 0 || value === false ? undefined : value;
    case 'named':
      return schema.struct(real.name) === undefined
        ? leafMeaning(value, real.name)
        : structMeaning(isObject(value) ? value : {}, real.name, schema);
  }
}

function structMeaning(value: Readonly<Draft>, name: string, schema: Schema): Draft | undefined {
  const result: Draft = {};
  for (const { json, type } of schema.struct(name)?.fields ?? []) {
    const found = meaning(json === '' ? value : value[json], type, schema);
    if (json === '' && isObject(found)) {
      Object.assign(result, found);
    } else if (json !== '' && found !== undefined) {
      result[json] = found;
    }
  }
  return Object.keys(result).length > 0 ? result : undefined;
}

function leafMeaning(value: unknown, name: string): unknown {
  if (name === 'resource.Quantity') {
    return quantityMeaning(String(value ?? '0'));
  }
  return name === 'intstr.IntOrString' && value === 0 ? undefined : value;
}

/** `15e2` for 1500, 1500.0 and 1.5k; undefined for zero. */
function quantityMeaning(text: string): string | undefined {
  try {
    const { value, scale } = parseQuantity(text);
    const digits = String(value);
    const rest = digits.replace(/0+$/, '');
    return value === 0n ? undefined : `${rest}e${scale + digits.length - rest.length}`;
  } catch {
    return text;
  }
}
