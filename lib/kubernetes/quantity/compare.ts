import { atScale, parseQuantity } from './parse';
import type { Quantity } from './quantity';
import { powerOfTen } from './quantity';

/** Exponents this far apart decide a comparison without counting all the zeros. */
const FAR_APART = 4096;

/** The quantity rounded up to thousandths, as the API server does with requests and limits. */
export function roundUpToMilli(quantity: Quantity): Quantity {
  if (!quantity.big && quantity.scale >= -3) {
    return quantity;
  }
  const { format, big, scale, value } = quantity;
  return { format, big, scale: -3, value: atScale(value, scale, -3) };
}

/** Negative, zero or positive as the first amount is less than, equal to or greater than the second. */
export function compareQuantities(a: Quantity, b: Quantity): number {
  const [left, right] = [sign(a.value), sign(b.value)];
  if (left !== right || left === 0) {
    return left - right;
  }
  if (Math.abs(a.scale - b.scale) > FAR_APART) {
    return left * (a.scale - b.scale);
  }
  const scale = Math.min(a.scale, b.scale);
  const difference = a.value * powerOfTen(a.scale - scale) - b.value * powerOfTen(b.scale - scale);
  return sign(difference);
}

/** Says whether two texts are the same amount, `1000m` and `1`. Texts that are no quantities are compared as they are. */
export function sameQuantity(a: string, b: string): boolean {
  try {
    return compareQuantities(parseQuantity(a), parseQuantity(b)) === 0;
  } catch {
    return a === b;
  }
}

function sign(value: bigint): -1 | 0 | 1 {
  return value === 0n ? 0 : value > 0n ? 1 : -1;
}
