import fc from 'fast-check';
import { compareQuantities, roundUpToMilli, sameQuantity } from '../../../lib/kubernetes/quantity/compare';
import { formatQuantity } from '../../../lib/kubernetes/quantity/format';
import { parseQuantity } from '../../../lib/kubernetes/quantity/parse';

const written = fc
  .tuple(
    fc.constantFrom('', '-', '+'),
    fc.stringMatching(/^(0|[0-9]{1,22})$/),
    fc.constantFrom('', '.5', '.500', '.0001', '.000000000001'),
    fc.constantFrom(
      '',
      'n',
      'u',
      'm',
      'k',
      'M',
      'G',
      'T',
      'P',
      'E',
      'Ki',
      'Mi',
      'Gi',
      'Ti',
      'Pi',
      'Ei',
      'e3',
      'E-2',
      'e+30',
    ),
  )
  .map((parts) => parts.join(''));

test('a canonical amount is canonical', () => {
  fc.assert(
    fc.property(written, (text) => {
      const once = formatQuantity(parseQuantity(text));
      expect(formatQuantity(parseQuantity(once))).toBe(once);
    }),
  );
});

test('an amount keeps its value when it is written canonically, but for what is finer than a billionth or capped', () => {
  fc.assert(
    fc.property(written, (text) => {
      const parsed = parseQuantity(text);
      const lost =
        formatQuantity(parsed) !== parsed.text && /^[-+]?\d+$/.test(formatQuantity(parsed)) && /[EP]$/.test(text);
      expect(lost || sameQuantity(text, formatQuantity(parsed))).toBe(true);
    }),
  );
});

test.each<readonly [string, string]>([
  ['1000m', '1'],
  ['0.5', '500m'],
  ['1.5Gi', '1536Mi'],
  ['1024Mi', '1Gi'],
  ['0.1m', '100u'],
  ['1.500', '1.500'],
  ['+5', '+5'],
  ['1e3', '1e3'],
  ['12e6', '12e6'],
  ['0', '0'],
  ['000', '0'],
  ['-', '0'],
  ['.', '0'],
  ['9223372036854775807Ei', '9223372036854775807'],
  ['0.0000000001', '1n'],
])('%s is written %s', (text, canonical) => {
  expect(formatQuantity(parseQuantity(text))).toBe(canonical);
});

test.each<readonly [string, string]>([
  ['', 'quantities must match the regular expression'],
  ['abc', 'quantities must match the regular expression'],
  ['1 Gi', 'quantities must match the regular expression'],
  ['1e999Ei', 'quantities must match the regular expression'],
  ['1ki', "unable to parse quantity's suffix"],
  ['1e', "unable to parse quantity's suffix"],
])('%j is refused', (text, message) => {
  expect(() => parseQuantity(text)).toThrow(message);
});

test('requests are rounded up to thousandths, away from zero', () => {
  const rounded = (text: string) => formatQuantity(roundUpToMilli(parseQuantity(text)));
  expect(rounded('0.0001')).toBe('1m');
  expect(rounded('-0.0001')).toBe('-1m');
  expect(rounded('1n')).toBe('1m');
  expect(rounded('1500u')).toBe('2m');
});

test('amounts are ordered by value, however far apart', () => {
  const order = (a: string, b: string) => Math.sign(compareQuantities(parseQuantity(a), parseQuantity(b)));
  expect(order('1e999999999', '1Ei')).toBe(1);
  expect(order('-1e999999999', '0')).toBe(-1);
  expect(order('1', '999m')).toBe(1);
  expect(order('1Ki', '1024')).toBe(0);
});

test('any text is read or refused, and soon', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-+.0-9eEinumkKMGTP]{0,40}$/)), (text) => {
      try {
        formatQuantity(parseQuantity(text));
      } catch (error) {
        expect((error as Error).message).toMatch(/quantit|numeric|exponent/);
      }
    }),
  );
});
