import { ControlPlaneError } from './errors';

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000 };

/**
 * A duration as kubectl writes it, such as `500ms`, `2s` or `1m30s`.
 *
 * @returns milliseconds
 * @throws ControlPlaneError when it is none
 */
export function parseDuration(text: string): number {
  if (!/^(\d+(\.\d+)?(ms|s|m))+$/.test(text) && text !== '0') {
    throw new ControlPlaneError(`'${text}' is no duration: write 500ms, 2s or 1m30s`);
  }
  const parts = [...text.matchAll(/([\d.]+)(ms|s|m)/g)];
  return parts.reduce((total, [, count, unit]) => total + Number(count) * (units[unit ?? ''] ?? 0), 0);
}
