/** An object of JSON: what a manifest and each of its parts are. */
export type JsonObject = { readonly [key: string]: unknown };

/** Says whether a value is a JSON object: no list, no null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A key's own value, never one that JavaScript's prototype lends (`constructor`, `__proto__`). */
export function own(object: unknown, key: string): unknown {
  return isObject(object) && Object.hasOwn(object, key) ? object[key] : undefined;
}
