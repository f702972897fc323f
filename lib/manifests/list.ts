import { isObject, type JsonObject } from '../kubernetes/value';

/** What holds other objects, as kubectl prints several. */
export interface List extends JsonObject {
  readonly kind: string;
  readonly items: readonly unknown[];
}

export function isList(value: unknown): value is List {
  return isObject(value) && typeof value.kind === 'string' && value.kind.endsWith('List') && Array.isArray(value.items);
}

/** What a value holds in the end: the items of a list, lists among them taken apart; of anything else itself. */
export function itemsOf(value: unknown): readonly unknown[] {
  return isList(value) ? value.items.flatMap(itemsOf) : [value];
}
