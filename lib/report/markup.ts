import { printable } from './printable';

/** Text that is markup already; nothing else may stand in a document unescaped. */
export interface Markup {
  readonly markup: string;
}

/** What an element holds: texts are escaped, `undefined` is nothing. */
export type Child = string | number | Markup | undefined | readonly Child[];

/** An attribute's value; one that is undefined or false is left out, true stands for an empty one. */
type Attribute = string | number | boolean | undefined;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text of others as HTML or XML shows it: on one line, what cannot be seen made visible. */
export function escaped(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

/** An element with what it holds. */
export function element(
  name: string,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly Child[]
): Markup {
  const inside = contents(children);
  return { markup: `<${name}${written(attributes)}>${inside}</${name}>` };
}

/** An element of SVG that holds nothing. */
export function shape(name: string, attributes: Readonly<Record<string, Attribute>>): Markup {
  return { markup: `<${name}${written(attributes)}/>` };
}

/** An element of HTML that has no end, such as input. */
export function lone(name: string, attributes: Readonly<Record<string, Attribute>> = {}): Markup {
  return { markup: `<${name}${written(attributes)}>` };
}

/** What stands between the tags of an element. */
export function contents(child: Child): string {
  if (child === undefined) {
    return '';
  }
  if (typeof child === 'string' || typeof child === 'number') {
    return escaped(String(child));
  }
  return 'markup' in child ? child.markup : child.map(contents).join('');
}

function written(attributes: Readonly<Record<string, Attribute>>): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([name, value]) => (value === true ? ` ${name}=""` : ` ${name}="${escaped(String(value))}"`))
    .join('');
}
