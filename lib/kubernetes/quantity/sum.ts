import { compareQuantities } from './compare';
import { type Format, powerOfTen, type Quantity } from './quantity';

/** Nothing, written as the other amounts of a sum are. */
export const zero = (format: Format): Quantity => ({ value: 0n, scale: 0, format, big: false });

/** The sum of two amounts, written as the first is. */
export function addQuantities(a: Quantity, b: Quantity): Quantity {
  const scale = Math.min(a.scale, b.scale);
  const value = a.value * powerOfTen(a.scale - scale) + b.value * powerOfTen(b.scale - scale);
  const { format } = a.value === 0n ? b : a;
  return { value, scale, format, big: false };
}

/** An amount as many times. */
export function timesQuantity({ value, scale, format }: Quantity, times: number): Quantity {
  return { value: value * BigInt(times), scale, format, big: false };
}

/** The larger of two amounts. */
export function largerQuantity(a: Quantity, b: Quantity): Quantity {
  return compareQuantities(a, b) < 0 ? b : a;
}
