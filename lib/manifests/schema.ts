import { defineMappingTag, defineScalarTag, NOT_RESOLVED, Schema, seqTag, strTag } from 'js-yaml';
import { plainValue } from './plain-value';

/** A scalar with a tag of its own is rare: it is left to the full parser. */
const plainTag = defineScalarTag<boolean | number | null>('tag:kubernetes', {
  implicit: true,
  resolve: (source) => {
    const value = plainValue(source);
    return value === undefined ? NOT_RESOLVED : value;
  },
  identify: () => false,
});

const MERGE = '<<';

type Carrier = Record<string, unknown>;

/** Keys are texts in the end: `1` is "1", `yes` is "true". */
const mapTag = defineMappingTag<Carrier>('tag:yaml.org,2002:map', {
  create: () => ({}),
  addPair: (carrier, key, value) => {
    const name = nameOf(key);
    if (name === undefined || name === MERGE) {
      return 'for the full parser';
    }
    if (name === '__proto__') {
      Object.defineProperty(carrier, name, { value, enumerable: true, configurable: true, writable: true });
    } else {
      carrier[name] = value;
    }
    return '';
  },
  has: (carrier, key) => Object.hasOwn(carrier, nameOf(key) ?? ''),
  keys: Object.keys,
  get: (carrier, key) => carrier[nameOf(key) ?? ''],
  identify: () => false,
});

function nameOf(key: unknown): string | undefined {
  if (typeof key === 'number') {
    return Number.isInteger(key) ? String(key) : decimalOf(key);
  }
  return typeof key === 'string' || typeof key === 'boolean' ? String(key) : undefined;
}

/** A fraction as a key has the digits that 32 bits hold. */
function decimalOf(key: number): string | undefined {
  const size = Math.abs(key);
  const single = Math.fround(key);
  const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9].find((count) => Math.fround(Number(single.toPrecision(count))) === single);
  return size >= 1e-4 && size < 1e6 ? String(Number(single.toPrecision(digits))) : undefined;
}

/** YAML as kubectl reads it. */
export const KUBERNETES_SCHEMA = new Schema([strTag, seqTag, mapTag, plainTag]);
