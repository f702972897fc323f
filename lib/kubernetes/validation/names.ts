import { byteLength } from '../byte-length';
import { remembered } from '../remembered';

/**
 * What is wrong with a name, in the API server's words; an empty list is a good name.
 * @see https://github.com/kubernetes/apimachinery/blob/v0.36.3/pkg/util/validation/validation.go
 */
export type Messages = readonly string[];

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`;
const LABEL_WITH_UNDERSCORE = '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?';
const SUBDOMAIN_WITH_UNDERSCORE = `${LABEL_WITH_UNDERSCORE}(\\.${LABEL_WITH_UNDERSCORE})*`;
const DNS_1035 = '[a-z]([-a-z0-9]*[a-z0-9])?';
const KEY = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const VALUE = `(${KEY})?`;
const PERCENT = '[0-9]+%';
const HEADER = '[-A-Za-z0-9]+';
const ENV = '[-._a-zA-Z][-._a-zA-Z0-9]*';
const CONFIG_KEY = '[-._a-zA-Z0-9]+';

const tooLong = (text: string, most: number, unit = 'characters'): Messages =>
  byteLength(text) > most ? [`must be no more than ${most} ${unit}`] : [];

const expressions = new Map<string, RegExp>();

/** Says whether a whole text matches; a text of many thousands of characters never does. */
function matches(text: string, pattern: string): boolean {
  let expression = expressions.get(pattern);
  if (expression === undefined) {
    expression = new RegExp(`^${pattern}$`);
    expressions.set(pattern, expression);
  }
  return text.length < 5000 && expression.test(text) && !text.endsWith('\n');
}

function pattern(message: string, expression: string, ...examples: readonly string[]): string {
  const list = examples.map((example) => `'${example}', `).join(' or ');
  return `${message} (e.g. ${list}regex used for validation is '${expression}')`;
}

export const label = remembered((text): Messages => {
  const wrong = () =>
    matches(text, SUBDOMAIN)
      ? 'must not contain dots'
      : pattern(
          "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
          LABEL,
          'my-name',
          '123-abc',
        );
  return [...tooLong(text, 63), ...(matches(text, LABEL) ? [] : [wrong()])];
});

export function subdomain(text: string, unit?: 'bytes'): Messages {
  const wrong = () =>
    pattern(
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
      SUBDOMAIN,
      'example.com',
    );
  return [...tooLong(text, 253, unit), ...(matches(text, SUBDOMAIN) ? [] : [wrong()])];
}

export function subdomainWithUnderscore(text: string): Messages {
  const wrong = () =>
    pattern(
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character",
      SUBDOMAIN_WITH_UNDERSCORE,
      'example.com',
    );
  return [...tooLong(text, 253), ...(matches(text, SUBDOMAIN_WITH_UNDERSCORE) ? [] : [wrong()])];
}

export function dns1035Label(text: string): Messages {
  const wrong = () =>
    pattern(
      "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
      DNS_1035,
      'my-name',
      'abc-123',
    );
  return [...tooLong(text, 63), ...(matches(text, DNS_1035) ? [] : [wrong()])];
}

/** The key of a label or annotation, or any other name with an optional prefix. */
export const qualifiedName = remembered((text): Messages => {
  const parts = text.split('/');
  const message =
    "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
  if (parts.length > 2) {
    return [
      `a valid label key ${pattern(message, KEY, 'MyName', 'my.name', '123-abc')} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  }
  const name = parts.at(-1) ?? '';
  const prefix = parts.length === 2 ? (parts[0] ?? '') : undefined;
  return [
    ...(prefix === '' ? ['prefix part must be non-empty'] : []),
    ...(prefix ? subdomain(prefix, 'bytes').map((wrong) => `prefix part ${wrong}`) : []),
    ...(name === ''
      ? ['name part must be non-empty']
      : tooLong(name, 63, 'bytes').map((wrong) => `name part ${wrong}`)),
    ...(matches(name, KEY) ? [] : [`name part ${pattern(message, KEY, 'MyName', 'my.name', '123-abc')}`]),
  ];
});

export const labelValue = remembered((text): Messages => {
  const wrong = () =>
    pattern(
      "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
      VALUE,
      'MyValue',
      'my_value',
      '12345',
    );
  return [...tooLong(text, 63, 'bytes'), ...(matches(text, VALUE) ? [] : [wrong()])];
});

export const portName = remembered((text): Messages => {
  return [
    ...tooLong(text, 15),
    ...(matches(text, '[-a-z0-9]+') ? [] : ['must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)']),
    ...(/[a-z]/.test(text) ? [] : ['must contain at least one letter (a-z)']),
    ...(text.includes('--') ? ['must not contain consecutive hyphens'] : []),
    ...(/^-|-$/.test(text) ? ['must not begin or end with a hyphen'] : []),
  ];
});

export function portNumber(port: number): Messages {
  return range(port, 1, 65_535);
}

export function range(value: number, least: number, most: number): Messages {
  return value >= least && value <= most ? [] : [`must be between ${least} and ${most}, inclusive`];
}

export function percent(text: string): Messages {
  const wrong = () =>
    pattern("a valid percent string must be a numeric string followed by an ending '%'", PERCENT, '1%', '93%');
  return matches(text, PERCENT) ? [] : [wrong()];
}

export function headerName(text: string): Messages {
  const wrong = () =>
    pattern("a valid HTTP header must consist of alphanumeric characters or '-'", HEADER, 'X-Header-Name');
  return matches(text, HEADER) ? [] : [wrong()];
}

/** @param relaxed any printable ASCII but `=`, as from 1.32 */
export function variableName(text: string, relaxed: boolean): Messages {
  if (!relaxed) {
    const wrong = () =>
      pattern(
        "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit",
        ENV,
        'my.env-name',
        'MY_ENV.NAME',
        'MyEnvName1',
      );
    return [...(matches(text, ENV) ? [] : [wrong()]), ...dots(text)];
  }
  return [
    ...(text === '' ? ['environment variable name must be non-empty'] : []),
    ...(/[^ -<>-~]/.test(text)
      ? ["a valid environment variable name must consist only of printable ASCII characters other than '='"]
      : []),
  ];
}

export function configKey(text: string): Messages {
  const wrong = () =>
    pattern(
      "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
      CONFIG_KEY,
      'key.name',
      'KEY_NAME',
      'key-name',
    );
  return [...tooLong(text, 253), ...(matches(text, CONFIG_KEY) ? [] : [wrong()]), ...dots(text)];
}

/** A name that may stand in a URL's path. */
export function pathSegment(text: string): Messages {
  if (text === '.' || text === '..') {
    return [`may not be '${text}'`];
  }
  return ['/', '%'].filter((part) => text.includes(part)).map((part) => `may not contain '${part}'`);
}

function dots(text: string): Messages {
  if (text === '.' || text === '..') {
    return [`must not be '${text}'`];
  }
  return text.startsWith('..') ? ["must not start with '..'"] : [];
}
