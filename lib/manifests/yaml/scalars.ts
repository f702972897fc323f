import { NotPlainError } from './not-plain';
import { isPlain } from './plain';

/** What a scalar on one line means. It throws NotPlainError for what it does not know. */
export type ReadScalar = (text: string) => unknown;

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[-+]\d+)?$/;

/** The scalars that every YAML library takes for the same. */
export function commonScalar(text: string): unknown {
  const word = wordOf(text);
  if (word !== undefined) {
    return word;
  }
  if (isPlain(text)) {
    return text;
  }
  if (NUMBER.test(text)) {
    return Number(text);
  }
  throw new NotPlainError();
}

/** A text in quotes; undefined for one without. */
export function quotedText(text: string): string | undefined {
  const quote = text.charCodeAt(0);
  if (quote === 0x22) {
    return textOf(text);
  }
  if (quote !== 0x27) {
    return undefined;
  }
  const parts = text.slice(1, -1).split("''");
  if (text.length < 2 || !text.endsWith("'") || parts.some((part) => part.includes("'"))) {
    throw new NotPlainError();
  }
  return parts.join("'");
}

function wordOf(text: string): unknown {
  switch (text) {
    case 'null':
      return null;
    case 'true':
      return true;
    case 'false':
      return false;
    case '[]':
      return [];
    case '{}':
      return {};
    default:
      return quotedText(text);
  }
}

/** What JSON does not know, YAML may. */
function textOf(text: string): string {
  try {
    return JSON.parse(text) as string;
  } catch {
    throw new NotPlainError();
  }
}
