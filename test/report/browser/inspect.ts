import type { Page } from 'playwright-core';

/** What a browser makes of a document. */
export interface Inspected {
  /** Each element with its attributes, once: `article[class,id]`. */
  readonly elements: readonly string[];
  readonly text: string;

  /** Texts between elements outside of code, where renderers look for links and mentions. */
  readonly loose: readonly string[];
  readonly scripts: readonly string[];
  readonly comments: readonly string[];

  /** The parser's complaint about XML. */
  readonly error: string | null;
}

const INSPECT = `([text, type]) => {
  const parsed = new DOMParser().parseFromString(text, type);
  const all = [...parsed.querySelectorAll('*')];
  const walk = (what) => {
    const walker = parsed.createTreeWalker(parsed, what);
    const found = [];
    while (walker.nextNode()) {
      found.push(walker.currentNode);
    }
    return found;
  };
  const own = (node) => node.parentElement?.closest('script, style') === null;
  const texts = walk(NodeFilter.SHOW_TEXT).filter(own);
  return {
    elements: [...new Set(all.map((each) => each.localName + '[' + each.getAttributeNames().sort() + ']'))].sort(),
    text: texts.map((node) => node.data).join(''),
    loose: texts.filter((node) => node.parentElement.closest('code, pre') === null).map((node) => node.data),
    scripts: all.filter((each) => each.localName === 'script').map((each) => each.textContent),
    comments: walk(NodeFilter.SHOW_COMMENT).map((node) => node.data),
    error: parsed.querySelector('parsererror')?.textContent ?? null,
  };
}`;

/** Has the browser parse a document, without running or loading anything of it. */
export function inspect(page: Page, text: string, type: 'text/html' | 'image/svg+xml'): Promise<Inspected> {
  return page.evaluate<Inspected>(`(${INSPECT})(${JSON.stringify([text, type])})`);
}
