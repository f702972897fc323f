const UNITS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 0.001 };
const DURATION = /^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/;
const PART = /(\d+(?:\.\d+)?)(ms|s|m|h)/g;

/** The seconds of a duration as kubectl takes it: `5s`, `1m30s`, `500ms`, `0`; undefined for what is none. */
export function parseDuration(text: string): number | undefined {
  if (text === '0') {
    return 0;
  }
  if (!DURATION.test(text)) {
    return undefined;
  }
  const milliseconds = [...text.matchAll(PART)].reduce(
    (sum, [, count, unit = '']) => sum + Math.round(Number(count) * (UNITS[unit] ?? 0) * 1000),
    0,
  );
  return milliseconds / 1000;
}
