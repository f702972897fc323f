/** How a quantity is written: `12M`, `12Mi` or `12e6`. */
export type Format = 'DecimalSI' | 'BinarySI' | 'DecimalExponent';

/**
 * An amount as Kubernetes holds it: `value * 10^scale`. Like Kubernetes it remembers how it was written, for a text that
 * is already canonical is kept as it is.
 * @see https://github.com/kubernetes/apimachinery/blob/v0.36.3/pkg/api/resource/quantity.go
 */
export interface Quantity {
  /** The digits. */
  readonly value: bigint;

  /** The power of ten that they are multiplied by. */
  readonly scale: number;

  /** How it is written. */
  readonly format: Format;

  /** Too large or too precise for Go's int64, so Kubernetes holds it as a big decimal. */
  readonly big: boolean;

  /**
   * The text that Kubernetes keeps.
   * @default - it is written anew from the value
   */
  readonly text?: string;
}

/** Go's greatest int64. */
export const MAX_INT64 = (1n << 63n) - 1n;

/** Ten to a power. */
export function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}
