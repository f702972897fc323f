import { parseDuration } from '../../manifests/duration';
import { CliError } from '../error';

/** The whole hours that a duration of Go, and so of kubectl, can hold. */
const MOST_HOURS = 2_562_047;

/**
 * The seconds of a duration as kubectl takes it: `5s`, `1m30s`, `500ms`, `0`.
 * @param flag that it was given to, for the message
 * @throws CliError for what is no duration, or longer than one of Go can be
 */
export function secondsOf(text: string, flag: string): number {
  const seconds = parseDuration(text);
  if (seconds === undefined) {
    const near = /^\d+(\.\d+)?$/.test(text) ? `; did you mean ${text}s?` : '';
    throw new CliError(`${flag} takes a duration such as 5s, 1m30s or 500ms, not ${JSON.stringify(text)}${near}`);
  }
  if (seconds > MOST_HOURS * 3600) {
    throw new CliError(`${flag} takes at most ${MOST_HOURS}h, not ${JSON.stringify(text)}`);
  }
  return seconds;
}
