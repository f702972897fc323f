import fc from 'fast-check';
import { full, type Told } from './full';

/** What somebody may write into a manifest to be more than text in a report. */
const PIECES = [
  '|',
  '`',
  '``',
  '```',
  '~~~',
  '\\',
  '\\|',
  '*',
  '__',
  '~~',
  '# ',
  '- ',
  '> ',
  '$$',
  '@octocat',
  '@org/team',
  '#1',
  'GH-1',
  'org/repo#1',
  ':tada:',
  'https://example.com/x',
  'www.example.com',
  'a@example.com',
  '[text](https://example.com)',
  '![text](https://example.com/x.png)',
  '[x]: https://example.com',
  '<https://example.com>',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<b>',
  '</b>',
  '</code>',
  '</details>',
  '</style>',
  '</script>',
  '</svg>',
  '</title>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?xml',
  '&lt;',
  '&#60;',
  '&',
  '"',
  "'",
  '" onload="alert(1)',
  'javascript:alert(1)',
  '{{ 1 }}',
  '\n',
  '\n\n# h\n',
  '\n</details>\n',
  '\r',
  '\r\n',
  '\t',
  '\0',
  '\b',
  '\u007f',
  '\u001b[31m',
  '\u001b[2J',
  '\u001b]8;;https://example.com\u0007x',
  '\u009b31m',
  '\u0085',
  '\u00a0',
  '\u00ad',
  '\u061c',
  '\u200b',
  '\u200e',
  '\u200f',
  '\u2028',
  '\u2029',
  '\u202e',
  '\u2066',
  '\ufe0f',
  '\ufeff',
  '\uffff',
  '\ufffe',
  '\ud800',
  '\udfff',
  '\u{1f600}',
  '\u{e0041}',
  '\u{1ffff}',
  'é́',
  '日本',
  '::error::x',
  '##[error]x',
];

/** A text that tries to be more than text, up to some of these pieces long. */
const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.constantFrom(' ', 'a', '0') },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }) },
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((pieces) => pieces.join(''));

/** A plan in which others wrote such texts wherever they can, and what they wrote by what usually stands there. */
export interface Hostile extends Told {
  readonly texts: ReadonlyMap<string, string>;
}

/** What is written in one place after the other. */
export const hostileTexts: fc.Arbitrary<readonly string[]> = fc.array(hostileText, { minLength: 1, maxLength: 40 });

/** A plan that is full of such texts. */
export function hostilePlan(written: readonly string[]): Hostile {
  let next = 0;
  const texts = new Map<string, string>();
  const told = full((usual) => {
    const text = texts.get(usual) ?? written[next++ % written.length] ?? '';
    texts.set(usual, text);
    return text;
  });
  return { ...told, texts };
}

/** Texts that every report of a whole plan shows, each on a line of its own. */
export const SHOWN = ['web', 'web:2', 'v2: newer', 'Invalid value: {}: field is immutable', 'web-conf-b'] as const;
