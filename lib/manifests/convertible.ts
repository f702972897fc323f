import { isObject } from '../kubernetes/value';

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
  for (const inner of isObject(value) || Array.isArray(value) ? Object.values(value) : []) {
    convertible(inner);
  }
  if (isObject(value) && (Object.hasOwn(value, 'toString') || Object.hasOwn(value, 'valueOf'))) {
    Object.defineProperty(value, Symbol.toPrimitive, { value: () => '[object Object]', configurable: true });
  }
  return value;
}
