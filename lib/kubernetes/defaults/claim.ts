import { child, type Draft, setPointer } from '../decode/draft';
import { roundUpToMilli } from '../quantity/compare';
import { formatQuantity } from '../quantity/format';
import { parseQuantity } from '../quantity/parse';

/** The spec of a volume claim: a file system, amounts in whole thousandths. */
export function defaultClaimSpec(spec: Draft): void {
  setPointer(spec, 'volumeMode', 'Filesystem');
  defaultResources(spec);
}

/** Requests and limits are rounded up to thousandths. */
export function defaultResources(holder: Draft): void {
  const resources = child(holder, 'resources');
  if (resources !== undefined) {
    roundAmounts(child(resources, 'limits'));
    roundAmounts(child(resources, 'requests'));
  }
}

/** Rounds each amount of a resource list up to thousandths. */
export function roundAmounts(amounts: Draft | undefined): void {
  for (const [name, amount] of Object.entries(amounts ?? {})) {
    const parsed = parseQuantity(String(amount));
    const rounded = roundUpToMilli(parsed);
    if (amounts !== undefined && rounded !== parsed) {
      Object.defineProperty(amounts, name, { value: formatQuantity(rounded) });
    }
  }
}
