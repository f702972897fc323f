import { isObject, type JsonObject } from '../../kubernetes/value';

/** The object at a place of a manifest; an empty one where there is none. */
export function object(root: unknown, ...path: readonly string[]): JsonObject {
  const found = path.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), root);
  return isObject(found) ? found : {};
}

/** The objects of a list; none where there is no list. */
export function list(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
