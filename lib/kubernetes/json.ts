import { isObject, type JsonObject, own } from './value';

/** The object at a place of a manifest; an empty one where there is none. */
export function object(root: unknown, ...path: readonly string[]): JsonObject {
  const found = at(root, path);
  return isObject(found) ? found : {};
}

/** What stands at a place of a manifest; undefined where there is nothing. */
export function valueAt(root: unknown, ...path: readonly string[]): unknown {
  return at(root, path);
}

function at(root: unknown, path: readonly string[]): unknown {
  let found = root;
  for (let depth = 0; depth < path.length && found !== undefined; depth++) {
    found = own(found, path[depth] as string);
  }
  return found;
}

/** The objects of a list; none where there is no list. */
export function list(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
