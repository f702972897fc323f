import { remembered } from '../remembered';
import { type Format, MAX_INT64, powerOfTen, type Quantity } from './quantity';

/** What is wrong with a text that is no quantity, in the API server's words. */
export class QuantityError extends Error {}

const WRONG_FORMAT = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
const WRONG_NUMBER = 'unable to parse numeric part of quantity';
const WRONG_SUFFIX = "unable to parse quantity's suffix";

const SHAPE = /^([+-]?)([0-9]*)(?:(\.)([0-9]*))?([eEinumkKMGTP]*[-+]?[0-9]*)$/;

const DECIMAL: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  '': 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const BINARY: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };

/** Digits that an int64 holds in any case. */
const SAFE_DIGITS = 18;

/** The finest amount that Kubernetes keeps is a billionth. */
const NANO = -9;

/** Powers of ten beyond which big decimals are refused here: the API server would spend minutes on them. */
const LARGEST_EXPONENT = 4096;

/**
 * Reads a quantity as the API server does.
 * @throws QuantityError with the API server's words
 */
export function parseQuantity(text: string): Quantity {
  return quantityOf(text);
}

const quantityOf = remembered((text): Quantity => {
  if (text === '0') {
    return { value: 0n, scale: 0, format: 'DecimalSI', big: false, text };
  }
  const match = SHAPE.exec(text);
  if (match === null || text === '') {
    throw new QuantityError(WRONG_FORMAT);
  }
  const [, sign = '', digits = '', , fraction = '', suffix = ''] = match;
  const whole = digits.replace(/^0+/, '') || '0';
  const { base, exponent, format } = readSuffix(suffix);
  return (
    fast(text, sign === '-', whole, fraction, base, exponent, format) ??
    slow(sign === '-', digits, fraction, base, exponent, format)
  );
});

function readSuffix(suffix: string): { base: 2 | 10; exponent: number; format: Format } {
  if (Object.hasOwn(DECIMAL, suffix)) {
    return { base: 10, exponent: DECIMAL[suffix] ?? 0, format: 'DecimalSI' };
  }
  if (Object.hasOwn(BINARY, suffix)) {
    return { base: 2, exponent: BINARY[suffix] ?? 0, format: 'BinarySI' };
  }
  const [, power] = /^[eE]([-+]?[0-9]+)$/.exec(suffix) ?? [];
  if (power === undefined || abs(BigInt(power.replace('+', ''))) > MAX_INT64) {
    throw new QuantityError(WRONG_SUFFIX);
  }
  return { base: 10, exponent: Number(BigInt.asIntN(32, BigInt(power.replace('+', '')))), format: 'DecimalExponent' };
}

/** The way of numbers that fit an int64; undefined for any other. */
function fast(
  text: string,
  negative: boolean,
  whole: string,
  fraction: string,
  base: 2 | 10,
  exponent: number,
  format: Format,
): Quantity | undefined {
  const scale = (base === 10 ? exponent : 0) - fraction.length;
  const room =
    base === 10
      ? SAFE_DIGITS - whole.length - fraction.length
      : fraction === ''
        ? 15 - whole.length - Math.trunc((exponent * 3) / 10) - 1
        : -1;
  if (room < 0 || scale < NANO) {
    return undefined;
  }
  const shifted = whole + fraction;
  const digits = BigInt(shifted);
  const amount = base === 2 ? digits << BigInt(exponent) : digits;
  const canonical =
    base === 2
      ? exponent % 10 === 0 && (digits & 7n) !== 0n
      : scale % 3 === 0 && !shifted.endsWith('000') && !shifted.startsWith('0');
  const value = negative ? -amount : amount;
  return { value, scale, format, big: false, ...(canonical ? { text } : {}) };
}

function slow(
  negative: boolean,
  digits: string,
  fraction: string,
  base: 2 | 10,
  exponent: number,
  format: Format,
): Quantity {
  if (digits === '' && fraction === '') {
    throw new QuantityError(WRONG_NUMBER);
  }
  let value = BigInt(digits + fraction || '0');
  let scale = (base === 10 ? exponent : 0) - fraction.length;
  value = base === 2 ? value << BigInt(exponent) : value;
  if (scale > LARGEST_EXPONENT && value !== 0n) {
    throw new QuantityError(`the exponent ${exponent} is larger than any amount`);
  }
  if (value !== 0n) {
    value = atScale(value, scale, NANO);
    scale = NANO;
  }
  if (format === 'BinarySI' && value > MAX_INT64 * powerOfTen(-scale)) {
    return { value: negative ? -MAX_INT64 : MAX_INT64, scale: 0, format, big: true };
  }
  const small = format === 'BinarySI' && value > 0n && value < powerOfTen(-scale);
  return { value: negative ? -value : value, scale, format: small ? 'DecimalSI' : format, big: true };
}

/** The amount at another scale, rounded away from zero where digits are lost. */
export function atScale(value: bigint, from: number, to: number): bigint {
  if (from >= to) {
    return value * powerOfTen(from - to);
  }
  if (to - from > LARGEST_EXPONENT) {
    return value === 0n ? 0n : value > 0n ? 1n : -1n;
  }
  const divisor = powerOfTen(to - from);
  const quotient = value / divisor;
  const rest = value % divisor;
  return rest === 0n ? quotient : quotient + (value > 0n ? 1n : -1n);
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}
