/**
 * A count, or a percentage of a total: 25% of 10 is 3 rounded up, 2 rounded down. A count is not limited by the total.
 * @param value as the API server accepts it: an integer, or digits and `%`
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/staging/src/k8s.io/apimachinery/pkg/util/intstr/intstr.go#L182
 */
export function getScaledValueFromIntOrPercent(value: number | string, total: number, round: 'up' | 'down'): number {
  if (typeof value === 'number') return value;
  const exact = (Number.parseInt(value, 10) * total) / 100;
  return round === 'up' ? Math.ceil(exact) : Math.floor(exact);
}
