/**
 * Whether a pod has been ready for long enough: `readySince + minReadySeconds <= now`. One that is ready since second 10
 * is available from second 15 on at minReadySeconds 5, and at once at 0.
 * @param readySince when the condition Ready became True, in milliseconds; undefined if it is not
 * @param now in milliseconds
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/api/v1/pod/util.go#L283
 */
export function isPodAvailable(readySince: number | undefined, minReadySeconds: number, now: number): boolean {
  return readySince !== undefined && (minReadySeconds === 0 || readySince + minReadySeconds * 1000 <= now);
}
