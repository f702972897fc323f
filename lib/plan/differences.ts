import { typeOfKind } from '../kubernetes/fields/kinds';
import { schemaOf } from '../kubernetes/fields/schema';
import type { Minor } from '../kubernetes/minor';
import { formatPath, type Step } from '../kubernetes/path';
import { type FieldChange as Change, differences } from '../kubernetes/roll/difference';
import { isObject, type JsonObject, own } from '../kubernetes/value';
import { type FieldChange, fieldChange } from './field-change';

/** What `kubectl apply` and the API server write; it says nothing that the fields do not. */
const WRITTEN_BY_OTHERS =
  /^(?:status(?:$|[.[])|metadata\.annotations\[kubectl\.kubernetes\.io\/last-applied-configuration\])/;

/**
 * The fields in which an object differs before and after: by meaning where the model knows the kind, else by value.
 * @param part whether a workload's pod template counts
 */
export function fieldChanges(
  live: JsonObject,
  next: JsonObject,
  minor: Minor,
  part: 'whole' | 'without template',
): readonly FieldChange[] {
  if (live === next) {
    return [];
  }
  const type = typeOfKind(next.apiVersion, next.kind);
  const [before, after] = part === 'whole' ? [live, next] : [withoutTemplate(live), withoutTemplate(next)];
  const changes =
    type === undefined
      ? valueChanges(before, after, [])
      : differences(before, after, { kind: 'named', name: type }, schemaOf(minor));
  return changes
    .map(({ path, before: from, after: to }) => fieldChange(String(next.kind), formatPath(path), from, to))
    .filter(({ path }) => !WRITTEN_BY_OTHERS.test(path));
}

function withoutTemplate(object: JsonObject): JsonObject {
  const spec = own(object, 'spec');
  if (!isObject(spec)) {
    return object;
  }
  const { template: _, ...others } = spec;
  return { ...object, spec: others };
}

/** Lists are compared place by place: how the elements of an unknown kind are told apart is not known. */
function valueChanges(before: unknown, after: unknown, path: readonly Step[]): readonly Change[] {
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return keys.flatMap((key) => valueChanges(own(before, key), own(after, key), [...path, key]));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const places = Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index);
    return places.flatMap((index) => valueChanges(before[index], after[index], [...path, index]));
  }
  return before === after ? [] : [{ path, before, after }];
}
