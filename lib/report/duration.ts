const UNITS = [
  ['h', 3600],
  ['m', 60],
  ['s', 1],
] as const;

/** Seconds as kubectl writes them: `0s`, `0.5s`, `1m30s`, `2h`. */
export function durationText(seconds: number): string {
  let left = Math.round(seconds * 1000) / 1000;
  const parts: string[] = [];
  for (const [unit, size] of UNITS) {
    const count = unit === 's' ? left : Math.floor(left / size);
    if (count > 0) {
      parts.push(`${count}${unit}`);
      left = Math.round((left - count * size) * 1000) / 1000;
    }
  }
  return parts.length === 0 ? '0s' : parts.join('');
}
