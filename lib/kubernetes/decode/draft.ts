import { isObject } from '../value';

/** A struct being worked on: what a manifest set, under its keys. A key that is missing is Go's zero or nil. */
export type Draft = { [key: string]: unknown };

/** The struct under a key, made if it is missing. */
export function ensure(draft: Draft, key: string): Draft {
  const found = child(draft, key);
  if (found !== undefined) {
    return found;
  }
  const made: Draft = {};
  draft[key] = made;
  return made;
}

/** The struct under a key; undefined for nil. */
export function child(draft: Draft, key: string): Draft | undefined {
  const value = draft[key];
  return isObject(value) ? (value as Draft) : undefined;
}

/** The structs of a list; none for nil. */
export function children(draft: Draft | undefined, key: string): readonly Draft[] {
  const value = draft?.[key];
  return Array.isArray(value) ? (value as Draft[]) : [];
}

/** Sets a field that holds no value: nil for a pointer, or the zero of its type. */
export function setDefault(draft: Draft, key: string, value: unknown): void {
  const found = draft[key];
  if (found === undefined || found === '' || found === 0) {
    draft[key] = value;
  }
}

/** Sets a pointer that is nil: an explicit zero stays. */
export function setPointer(draft: Draft, key: string, value: unknown): void {
  if (draft[key] === undefined) {
    draft[key] = value;
  }
}

/** A text; the empty one for nil. */
export function text(draft: Draft | undefined, key: string): string {
  const value = draft?.[key];
  return typeof value === 'string' ? value : '';
}

/** A number; 0 for nil. */
export function number(draft: Draft | undefined, key: string): number {
  const value = draft?.[key];
  return typeof value === 'number' ? value : 0;
}

/** The texts of a list; none for nil. */
export function texts(draft: Draft | undefined, key: string): readonly string[] {
  const value = draft?.[key];
  return Array.isArray(value) ? value.map(String) : [];
}

/** The entries of a map of texts, none for nil. */
export function entries(draft: Draft | undefined, key: string): readonly (readonly [string, string])[] {
  const found = draft === undefined ? undefined : child(draft, key);
  return found === undefined ? [] : Object.keys(found).map((name) => [name, String(found[name])] as const);
}
