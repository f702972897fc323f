import { remembered } from '../../kubernetes/remembered';
import { NotPlainError } from './not-plain';
import { isPlain } from './plain';
import { commonScalar, quotedText, type ReadScalar } from './scalars';

export { NotPlainError } from './not-plain';

/** No manifest is indented so far; what is would use up the stack. */
const FURTHEST = 200;

const NEW_LINE = 0x0a;
const SPACE = 0x20;
const DOUBLE_QUOTE = 0x22;
const HASH = 0x23;
const SINGLE_QUOTE = 0x27;
const DASH = 0x2d;
const COLON = 0x3a;

/**
 * Reads one document of YAML in block style, as people and programs write manifests, many times as fast as a library.
 * For any text it either gives what every YAML library gives, or says that it is not plain.
 *
 * @param indent the spaces before each line of the outermost block
 * @param scalar what scalars on one line mean
 * @throws NotPlainError for anchors, tags, folded text, comments behind a value, text of several lines in quotes …
 */
export function readBlock(text: string, indent = 0, scalar: ReadScalar = commonScalar): unknown {
  return new Reader(text, scalar).document(indent);
}

class Reader {
  #at = 0;

  constructor(
    readonly text: string,
    readonly scalar: ReadScalar,
  ) {}

  document(indent: number): unknown {
    if (this.#nextIndent() !== indent) {
      throw new NotPlainError();
    }
    this.#at += indent;
    const value = this.#block(indent);
    if (this.#nextIndent() !== -1) {
      throw new NotPlainError();
    }
    return value;
  }

  /** A mapping or a sequence whose lines all begin with so many spaces; those of the first line are passed already. */
  #block(indent: number): unknown {
    if (indent > FURTHEST) {
      throw new NotPlainError();
    }
    return this.#isItem(this.#at) ? this.#sequence(indent) : this.#mapping(indent);
  }

  #sequence(indent: number): unknown[] {
    const items: unknown[] = [];
    for (;;) {
      this.#at += 2;
      items.push(this.#item(indent));
      const next = this.#nextIndent();
      if (next < indent || !this.#isItem(this.#at + indent)) {
        return items;
      }
      this.#at += indent;
    }
  }

  #item(indent: number): unknown {
    const end = this.#lineEnd();
    const isNested = this.#isItem(this.#at) || keyEnd(this.text, this.#at, end) !== -1;
    return isNested ? this.#block(indent + 2) : this.#scalar(end, indent);
  }

  #mapping(indent: number): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    for (;;) {
      const end = this.#lineEnd();
      const colon = keyEnd(this.text, this.#at, end);
      if (colon === -1) {
        throw new NotPlainError();
      }
      const key = keyOf(this.text.slice(this.#at, colon));
      if (Object.hasOwn(result, key) || key === '__proto__') {
        throw new NotPlainError();
      }
      if (colon + 1 === end) {
        this.#at = end + 1;
        result[key] = this.#nested(indent);
      } else {
        this.#at = colon + 2;
        result[key] = this.#scalar(end, indent);
      }
      const next = this.#nextIndent();
      if (next > indent) {
        throw new NotPlainError();
      }
      if (next < indent) {
        return result;
      }
      this.#at += indent;
    }
  }

  /** The value of a key that stands alone on its line. */
  #nested(indent: number): unknown {
    const next = this.#nextIndent();
    if (next > indent) {
      this.#at += next;
      return this.#block(next);
    }
    if (next === indent && this.#isItem(this.#at + indent)) {
      this.#at += indent;
      return this.#sequence(indent);
    }
    return null;
  }

  #scalar(end: number, indent: number): unknown {
    const text = this.text.slice(this.#at, end);
    this.#at = end + 1;
    return text === '|' || text === '|-' ? this.#literal(indent, text === '|') : this.scalar(text);
  }

  #literal(outer: number, isEnded: boolean): string {
    const indent = spaces(this.text, this.#at);
    if (indent <= outer) {
      throw new NotPlainError();
    }
    const lines: string[] = [];
    while (this.#at < this.text.length) {
      const end = this.#lineEnd();
      const found = spaces(this.text, this.#at);
      if (found < indent && this.#at + found !== end) {
        break;
      }
      lines.push(found < indent ? '' : this.text.slice(this.#at + indent, end));
      this.#at = end + 1;
    }
    while (lines.at(-1) === '') {
      lines.pop();
    }
    const [first = '', last = ''] = [lines[0], lines.at(-1)];
    if (first.trimStart() !== first || first === '' || last.trimEnd() !== last) {
      throw new NotPlainError();
    }
    return `${lines.join('\n')}${isEnded ? '\n' : ''}`;
  }

  /** The spaces before the next line that says something; -1 at the end. The reader stands before them. */
  #nextIndent(): number {
    while (this.#at < this.text.length) {
      const found = spaces(this.text, this.#at);
      const code = this.text.charCodeAt(this.#at + found);
      if (code !== NEW_LINE && code !== HASH) {
        return this.#at + found < this.text.length ? found : -1;
      }
      this.#at = this.#lineEnd() + 1;
    }
    return -1;
  }

  #isItem(at: number): boolean {
    return this.text.charCodeAt(at) === DASH && this.text.charCodeAt(at + 1) === SPACE;
  }

  #lineEnd(): number {
    const end = this.text.indexOf('\n', this.#at);
    return end === -1 ? this.text.length : end;
  }
}

function spaces(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === SPACE) {
    at++;
  }
  return at - start;
}

/** Where the colon of a key stands; -1 where the line does not begin with a key. */
function keyEnd(text: string, start: number, end: number): number {
  const quote = text.charCodeAt(start);
  let colon = start;
  if (quote === DOUBLE_QUOTE || quote === SINGLE_QUOTE) {
    colon = quoteEnd(text, start, end, quote) + 1;
    return text.charCodeAt(colon) === COLON && isBreak(text, colon + 1, end) ? colon : -1;
  }
  while (colon < end && !(text.charCodeAt(colon) === COLON && isBreak(text, colon + 1, end))) {
    colon++;
  }
  return colon < end ? colon : -1;
}

function quoteEnd(text: string, start: number, end: number, quote: number): number {
  let at = start + 1;
  while (at < end && text.charCodeAt(at) !== quote) {
    at += quote === DOUBLE_QUOTE && text[at] === '\\' ? 2 : 1;
  }
  return at;
}

function isBreak(text: string, at: number, end: number): boolean {
  return at === end || text.charCodeAt(at) === SPACE;
}

const keyOf = remembered((text): string => {
  const quoted = quotedText(text);
  if (quoted === undefined && !isPlain(text)) {
    throw new NotPlainError();
  }
  return quoted ?? text;
});
