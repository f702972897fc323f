import type { Draft } from '../decode/draft';
import { isObject } from '../value';

/** A number; 0 for nil. */
export function number(draft: Draft, key: string): number {
  const value = draft[key];
  return typeof value === 'number' ? value : 0;
}

/** A truth value; false for nil. */
export function flag(draft: Draft, key: string): boolean {
  return draft[key] === true;
}

/** A list of texts; none for nil. */
export function texts(draft: Draft, key: string): readonly string[] {
  const value = draft[key];
  return Array.isArray(value) ? value.map(String) : [];
}

/** A map of texts, such as labels and quantities; empty for nil. */
export function textMap(draft: Draft | undefined, key: string): Readonly<Record<string, string>> {
  const value = draft?.[key];
  return isObject(value) ? (value as Readonly<Record<string, string>>) : {};
}
