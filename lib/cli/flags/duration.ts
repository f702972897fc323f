import { CliError } from '../error';

const UNITS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 0.001 };
const DURATION = /^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/;
const PART = /(\d+(?:\.\d+)?)(ms|s|m|h)/g;

/** The whole hours that a duration of Go, and so of kubectl, can hold. */
const MOST_HOURS = 2_562_047;

/**
 * The seconds of a duration as kubectl takes it: `5s`, `1m30s`, `500ms`, `0`.
 * @param flag that it was given to, for the message
 * @throws CliError for what is no duration, or longer than one of Go can be
 */
export function secondsOf(text: string, flag: string): number {
  if (text === '0') {
    return 0;
  }
  if (!DURATION.test(text)) {
    const near = /^\d+(\.\d+)?$/.test(text) ? `; did you mean ${text}s?` : '';
    throw new CliError(`${flag} takes a duration such as 5s, 1m30s or 500ms, not ${JSON.stringify(text)}${near}`);
  }
  const milliseconds = [...text.matchAll(PART)].reduce(
    (sum, [, count, unit = '']) => sum + Math.round(Number(count) * (UNITS[unit] ?? 0) * 1000),
    0,
  );
  if (milliseconds > MOST_HOURS * 3_600_000) {
    throw new CliError(`${flag} takes at most ${MOST_HOURS}h, not ${JSON.stringify(text)}`);
  }
  return milliseconds / 1000;
}
