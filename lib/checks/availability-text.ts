import type { Availability } from '../kubernetes/fields/availability';

/** When a field works, in words. */
export function availabilityText({ since, until, gate }: Availability = {}): string {
  if (gate !== undefined && gate.on === undefined) {
    return `it needs the feature gate ${gate.name}, which is off by default`;
  }
  const first = gate?.on ?? since;
  return [first && `it works since ${first}`, until && `it was there up to ${until}`].filter(Boolean).join(', ');
}
