import { parseQuantity } from '../quantity/parse';
import type { Quantity } from '../quantity/quantity';

/** A time that nobody set. */
export const ZERO_TIME = '{Time:(time.Time){wall:(uint64)0 ext:(int64)0 loc:(*time.Location)<nil>}}';

const NO_DECIMAL = '(resource.infDecAmount){Dec:(*inf.Dec)<nil>}';
const NO_AMOUNT = '(resource.int64Amount){value:(int64)0 scale:(resource.Scale)0}';

/** A quantity as the controller holds it, having read the canonical text from the API server: `0` for none. */
export function dumpQuantity(value: unknown): string {
  const quantity = parseQuantity(String(value ?? '0'));
  const { text = '', format } = quantity;
  const amounts = quantity.big
    ? `i:${NO_AMOUNT} d:${decimal(quantity)}`
    : `i:(resource.int64Amount){value:(int64)${quantity.value} scale:(resource.Scale)${quantity.scale}} d:${NO_DECIMAL}`;
  return `{${amounts} s:(string)${text} Format:(resource.Format)${format}}`;
}

/** Go's big decimal: the digits as words of 64 bits, least first, and a scale that counts downward. */
function decimal({ value, scale }: Quantity): string {
  const words: bigint[] = [];
  for (let rest = value < 0n ? -value : value; rest > 0n; rest >>= 64n) {
    words.push(BigInt.asUintN(64, rest));
  }
  const abs = words.length === 0 ? '<nil>' : `[${words.join(' ')}]`;
  const unscaled = `(big.Int){neg:(bool)${value < 0n} abs:(big.nat)${abs}}`;
  return `(resource.infDecAmount){Dec:(*inf.Dec){unscaled:${unscaled} scale:(inf.Scale)${-scale}}}`;
}

/** A port or a count, given as a number or a text. */
export function dumpIntOrString(value: unknown): string {
  return typeof value === 'string'
    ? `{Type:(intstr.Type)1 IntVal:(int32)0 StrVal:(string)${value}}`
    : `{Type:(intstr.Type)0 IntVal:(int32)${value ?? 0} StrVal:(string)}`;
}
