import type { Minor } from '../kubernetes/minor';
import { isPlain } from '../manifests/yaml/plain';
import type { Head } from './texts';

/** What stands of a revision before its template. */
export interface WrittenHead {
  /** Of a minor that may be unknown. */
  readonly head: Head;

  /** The names of its ConfigMaps. */
  readonly config: readonly string[];
}

const TEXT = '("[^"\\\\\\n]*"|[^"\\n].*)';
const HEAD = new RegExp(
  [
    '^  - number: ([1-9]\\d{0,14})\\n',
    '    digest: (sha256:[0-9a-f]{64})\\n',
    `(?:    cause: ${TEXT}\\n)?`,
    '    minor: "(\\d\\.\\d+)"\\n',
    '    limit: (0|[1-9]\\d{0,9})\\n',
    `(?:    config:\\n((?:      - .+\\n)+))?$`,
  ].join(''),
);

/**
 * The head of a revision as nearly all are written, in a tenth of the time that any YAML takes.
 * @returns undefined for one that must be read as YAML
 */
export function writtenHead(text: string): WrittenHead | undefined {
  const [, number, digest = '', causeText, minor, limit, list = ''] = HEAD.exec(text) ?? [];
  const cause = causeText === undefined ? undefined : textOf(causeText);
  const config = list === '' ? [] : list.slice('      - '.length, -1).split('\n      - ').map(textOf);
  if (number === undefined || (causeText !== undefined && !cause) || !config.every(isText)) {
    return undefined;
  }
  const head = {
    number: Number(number),
    digest,
    ...(cause === undefined ? {} : { cause }),
    minor: minor as Minor,
    limit: Number(limit),
  };
  return { head, config };
}

/** A text as it stands there: plain, or in quotes with nothing escaped. */
function textOf(written: string): string | undefined {
  if (!written.startsWith('"')) {
    return isPlain(written) ? written : undefined;
  }
  const isWhole = written.length > 1 && written.indexOf('"', 1) === written.length - 1 && !written.includes('\\');
  return isWhole ? written.slice(1, -1) : undefined;
}

function isText(value: string | undefined): value is string {
  return value !== undefined;
}
