import { atScale } from './parse';
import { powerOfTen, type Quantity } from './quantity';

const DECIMAL_SUFFIX: ReadonlyMap<number, string> = new Map([
  [-9, 'n'],
  [-6, 'u'],
  [-3, 'm'],
  [0, ''],
  [3, 'k'],
  [6, 'M'],
  [9, 'G'],
  [12, 'T'],
  [15, 'P'],
  [18, 'E'],
]);
const BINARY_SUFFIX: readonly string[] = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** The text that the API server stores and returns: the one it was given if that was canonical, else a new one. */
export function formatQuantity(quantity: Quantity): string {
  return quantity.text ?? canonical(quantity);
}

function canonical({ value, scale, format }: Quantity): string {
  if (value === 0n) {
    return '0';
  }
  if (format === 'BinarySI') {
    const rounded = atScale(value, scale, 0);
    const exact = scale >= 0 || rounded * powerOfTen(-scale) === value;
    if (exact && (rounded <= -1024n || rounded >= 1024n)) {
      const { rest, times } = withoutFactors(rounded, 1024n);
      return `${rest}${BINARY_SUFFIX[times] ?? ''}`;
    }
  }
  const { rest, times } = withoutFactors(value, 10n);
  const exponent = scale + times;
  const surplus = ((exponent % 3) + 3) % 3;
  const amount = rest * powerOfTen(surplus);
  const power = exponent - surplus;
  if (format === 'DecimalExponent') {
    return power === 0 ? `${amount}` : `${amount}e${power}`;
  }
  return `${amount}${DECIMAL_SUFFIX.get(power) ?? ''}`;
}

function withoutFactors(value: bigint, factor: bigint): { rest: bigint; times: number } {
  let rest = value;
  let times = 0;
  while (rest % factor === 0n) {
    rest /= factor;
    times++;
  }
  return { rest, times };
}
