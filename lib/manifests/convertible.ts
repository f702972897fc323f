/** Keys by which JavaScript makes a text of an object, as they may be written. */
const DECIDING = /toString|valueOf|\\[xuU]/;

/** Whether a text of YAML or JSON may hold objects that JavaScript cannot make a text of. */
export function mayHoldStrange(text: string): boolean {
  return DECIDING.test(text);
}

/**
 * Lets JavaScript make a text of each object within a value, whatever its keys: `{ toString: 1 }` where a label's value
 * belongs is found to be wrong like any other object there, in the place of an error of JavaScript's.
 * @returns the same value
 */
export function convertible<Value>(value: Value): Value {
  walk(value, new Set());
  return value;
}

/** Aliases of YAML make one object of many places. */
function walk(value: unknown, seen: Set<unknown>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) {
    return;
  }
  seen.add(value);
  for (const inner of Object.values(value)) {
    walk(inner, seen);
  }
  if (Object.hasOwn(value, 'toString') || Object.hasOwn(value, 'valueOf')) {
    Object.defineProperty(value, Symbol.toPrimitive, { value: () => '[object Object]', configurable: true });
  }
}
