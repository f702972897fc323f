import { entryReader, type ReadEntry } from './entry';
import { NotPlainError } from './not-plain';
import { commonScalar, type ReadScalar } from './scalars';

export { NotPlainError } from './not-plain';

/** No manifest is indented so far; what is would use up the stack. */
const FURTHEST = 200;

const NEW_LINE = 0x0a;
const SPACE = 0x20;
const HASH = 0x23;
const DASH = 0x2d;

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
  readonly #entry: ReadEntry;

  constructor(
    readonly text: string,
    readonly scalar: ReadScalar,
  ) {
    this.#entry = entryReader(scalar);
  }

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
    const line = this.#line();
    if (this.#isItem(this.#at) || this.#entry(line) !== undefined) {
      return this.#block(indent + 2);
    }
    this.#at += line.length + 1;
    return line === '|' || line === '|-' ? this.#literal(indent, line) : this.scalar(line);
  }

  #mapping(indent: number): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    for (;;) {
      const line = this.#line();
      const entry = this.#entry(line);
      if (entry === undefined || Object.hasOwn(result, entry.key)) {
        throw new NotPlainError();
      }
      const { key, stands, value } = entry;
      this.#at += line.length + 1;
      result[key] =
        stands === 'here' ? value : stands === 'block' ? this.#nested(indent) : this.#literal(indent, stands);
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

  #literal(outer: number, style: '|' | '|-'): string {
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
    return `${lines.join('\n')}${style === '|' ? '\n' : ''}`;
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

  /** The rest of the line. */
  #line(): string {
    return this.text.slice(this.#at, this.#lineEnd());
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
