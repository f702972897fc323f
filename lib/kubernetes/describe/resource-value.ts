import { child, type Draft, text } from '../decode/draft';
import { atScale, parseQuantity } from '../quantity/parse';
import { textMap } from './values';

const KNOWN = /^(limits|requests)\.(cpu|memory|ephemeral-storage|hugepages-.*)$/;

/**
 * The value of a container's resource in units of the divisor, rounded up; empty for a resource that kubectl does not
 * know, words of kubectl's for a limit that there is none of.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/staging/src/k8s.io/kubectl/pkg/util/resource/resource.go
 */
export function resourceValue(selector: Draft, container: Draft): string {
  const resource = text(selector, 'resource');
  const [, list, name] = KNOWN.exec(resource) ?? [];
  if (list === undefined || name === undefined) {
    return '';
  }
  const amount = textMap(child(container, 'resources'), list)[name] ?? '0';
  const divisor = text(selector, 'divisor') || '0';
  const scale = name === 'cpu' ? -3 : 0;
  const units =
    Number(scaled(amount, scale)) / Number(scaled(parseQuantity(divisor).value === 0n ? '1' : divisor, scale));
  const value = BigInt.asIntN(64, BigInt(Math.ceil(units))).toString();
  return value === '0' && (resource === 'limits.cpu' || resource === 'limits.memory') ? 'node allocatable' : value;
}

/** As Go's int64, which too large an amount overflows. */
function scaled(quantity: string, scale: number): bigint {
  const { value, scale: own } = parseQuantity(quantity);
  return BigInt.asIntN(64, atScale(value, own, scale));
}
