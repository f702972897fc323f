import type { Problem } from '../decode/problem';
import { formatPath } from '../path';
import type { Refusal } from './errors';

/**
 * What the API server would not even decode. The words are the model's own: the API server stops at the first of them,
 * and its words depend on the way the manifest comes in.
 */
export function refusalOf({ path, reason, got, want }: Problem): Refusal {
  const messages: Readonly<Record<Problem['reason'], string>> = {
    unknown: 'unknown field',
    type: `${want} wanted, found ${got}`,
    content: `cannot be read as ${want}`,
  };
  return { path: formatPath(path), message: messages[reason] };
}
