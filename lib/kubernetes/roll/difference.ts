import type { Draft } from '../decode/draft';
import { isLeaf } from '../decode/leaf';
import type { Field, Schema } from '../fields/schema';
import type { GoType } from '../fields/type';
import { goJson } from '../go-json';
import type { Step } from '../path';
import { sameQuantity } from '../quantity/compare';
import { isObject } from '../value';

/** One field that is not the same before and after. */
export interface FieldChange {
  readonly path: readonly Step[];

  /** - undefined where there was nothing */
  readonly before: unknown;

  /** - undefined where there is nothing any more */
  readonly after: unknown;
}

/**
 * The fields in which two structs differ, as the Deployment controller compares them: nothing is the same as an empty
 * list or map, quantities count by value, the order of a list counts.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go
 */
export function differences(
  before: unknown,
  after: unknown,
  type: GoType,
  schema: Schema,
  path: readonly Step[] = [],
): readonly FieldChange[] {
  const real = schema.underlying(type);
  const one = [{ path, before, after }];
  switch (real.kind) {
    case 'pointer':
      if (before === undefined || after === undefined) {
        return before === after ? [] : one;
      }
      return differences(before, after, real.of, schema, path);
    case 'slice':
      // Bytes are one text.
      if (isLeaf(real)) {
        return zeroed(before) === zeroed(after) ? [] : one;
      }
      return listDifferences(before, after, real.of, undefined, schema, path);
    case 'map':
      return mapDifferences(asDraft(before), asDraft(after), real.of, schema, path);
    case 'basic':
      return zeroed(before) === zeroed(after) ||
        (real.name === 'any' && goJson(before ?? null) === goJson(after ?? null))
        ? []
        : one;
    case 'named':
      return schema.struct(real.name) === undefined
        ? leafEqual(before, after, real.name)
          ? []
          : one
        : structDifferences(asDraft(before), asDraft(after), real.name, schema, path);
  }
}

function structDifferences(
  before: Draft,
  after: Draft,
  name: string,
  schema: Schema,
  path: readonly Step[],
): readonly FieldChange[] {
  const changes: FieldChange[] = [];
  for (const field of schema.struct(name)?.fields ?? []) {
    const [old, now] = field.json === '' ? [before, after] : [before[field.json], after[field.json]];
    if (old === now) {
      continue;
    }
    const at = field.json === '' ? path : [...path, field.json];
    const found =
      field.type.kind === 'slice'
        ? listDifferences(old, now, field.type.of, field, schema, at)
        : differences(old, now, field.type, schema, at);
    changes.push(...found);
  }
  return changes;
}

function mapDifferences(
  before: Draft,
  after: Draft,
  of: GoType,
  schema: Schema,
  path: readonly Step[],
): readonly FieldChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key): readonly FieldChange[] => {
    const [old, now] = [ownValue(before, key), ownValue(after, key)];
    return old === undefined || now === undefined
      ? [{ path: [...path, key], before: old, after: now }]
      : differences(old, now, of, schema, [...path, key]);
  });
}

/**
 * A list is compared element by element; where one was put in or taken out, elements are paired by the key that names
 * them, so that one container too many is one change.
 */
function listDifferences(
  before: unknown,
  after: unknown,
  of: GoType,
  field: Field | undefined,
  schema: Schema,
  path: readonly Step[],
): readonly FieldChange[] {
  const [old, now] = [asList(before), asList(after)];
  const key = field?.patchKey;
  const name = (item: unknown): unknown => (key === undefined ? undefined : asDraft(item)[key]);
  const sameNames = old.length === now.length && old.every((item, index) => name(item) === name(now[index]));
  if (sameNames) {
    return now.flatMap((item, index) => differences(old[index], item, of, schema, [...path, index]));
  }
  if (key === undefined || hasTwins(old.map(name)) || hasTwins(now.map(name))) {
    return [{ path, before, after }];
  }
  return pairedDifferences(old, now, name, of, schema, path);
}

function pairedDifferences(
  old: readonly unknown[],
  now: readonly unknown[],
  name: (item: unknown) => unknown,
  of: GoType,
  schema: Schema,
  path: readonly Step[],
): readonly FieldChange[] {
  const oldNames = old.map(name);
  const nowNames = now.map(name);
  const removed = old.flatMap((item, index) =>
    nowNames.includes(oldNames[index]) ? [] : [{ path: [...path, index], before: item, after: undefined }],
  );
  const others = now.flatMap((item, index): readonly FieldChange[] => {
    const at = oldNames.indexOf(nowNames[index]);
    return at === -1
      ? [{ path: [...path, index], before: undefined, after: item }]
      : differences(old[at], item, of, schema, [...path, index]);
  });
  const kept = (names: readonly unknown[], others: readonly unknown[]) => names.filter((one) => others.includes(one));
  const [oldOrder, nowOrder] = [kept(oldNames, nowNames), kept(nowNames, oldNames)];
  const moved = oldOrder.some((one, index) => one !== nowOrder[index]);
  return [...removed, ...others, ...(moved ? [{ path, before: oldNames, after: nowNames }] : [])];
}

function hasTwins(names: readonly unknown[]): boolean {
  return new Set(names).size < names.length;
}

function leafEqual(before: unknown, after: unknown, name: string): boolean {
  if (name === 'resource.Quantity') {
    return sameQuantity(String(before ?? '0'), String(after ?? '0'));
  }
  return name === 'intstr.IntOrString' ? (before ?? 0) === (after ?? 0) : before === after;
}

function zeroed(value: unknown): unknown {
  return value === undefined || value === '' || value === 0 || value === false ? undefined : value;
}

function asDraft(value: unknown): Draft {
  return isObject(value) ? (value as Draft) : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function ownValue(draft: Draft, key: string): unknown {
  return Object.hasOwn(draft, key) ? draft[key] : undefined;
}
