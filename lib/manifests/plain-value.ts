const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
]);
const INTEGER = /^([-+]?)(0[xX][\da-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9]\d*)$/;
const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const DECIMAL = /^\d+$/;
const MOST = 2n ** 64n - 1n;

/** So many digits fit into a number of any base and width. */
const FEW = 10;

/**
 * The value of a plain scalar as Kubernetes' YAML parser has it: YAML 1.1, but without times and numbers of base 60.
 * @returns undefined for a text
 * @see https://github.com/yaml/go-yaml/blob/v2.4.2/resolve.go
 */
export function plainValue(source: string): boolean | number | null | undefined {
  const word = WORDS.get(source);
  return word !== undefined ? word : /^[-+.\d]/.test(source) ? numberOf(source) : undefined;
}

function numberOf(source: string): number | undefined {
  if (source.startsWith('.')) {
    return FLOAT.test(source) ? Number(source) : undefined;
  }
  const plain = source.replaceAll('_', '');
  const [, sign, digits] = INTEGER.exec(plain) ?? [];
  if (digits !== undefined && fits(digits)) {
    return sign === '-' ? -integerOf(digits) : integerOf(digits);
  }
  return FLOAT.test(plain) ? Number(plain) : undefined;
}

function integerOf(digits: string): number {
  return /^0[0-7]/.test(digits) ? Number(`0o${digits}`) : Number(digits);
}

/** What is larger than 64 bits is a float where it can be one. */
function fits(digits: string): boolean {
  return (
    digits.length <= FEW || BigInt(/^0[0-7]/.test(digits) ? `0o${digits}` : digits) <= MOST || DECIMAL.test(digits)
  );
}
