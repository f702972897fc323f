import { isPlain } from './plain';

/** Text that `printBlock` would not have written so. */
export class NotPlainError extends Error {
  override readonly name = 'NotPlainError';
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[-+]\d+)?$/;
const SPACE = 0x20;

/**
 * Reads what `printBlock` writes, some fifty times as fast as a library. For any text it either gives what every YAML
 * library gives, or says that it is not plain.
 *
 * @throws NotPlainError for all that `printBlock` would not write: comments, anchors, flow style, other indentation
 */
export function readBlock(text: string, indent = 0): unknown {
  const reader = new Reader(text);
  const value = reader.block(indent);
  if (!reader.isDone()) {
    throw new NotPlainError();
  }
  return value;
}

class Reader {
  #at = 0;

  constructor(readonly text: string) {}

  isDone(): boolean {
    return this.#at >= this.text.length;
  }

  /** A mapping or a sequence whose lines all begin with so many spaces; the first may have been begun already. */
  block(indent: number, isBegun = false): unknown {
    if (!isBegun && !this.#skip(indent)) {
      throw new NotPlainError();
    }
    return this.text.startsWith('- ', this.#at) ? this.#sequence(indent) : this.#mapping(indent);
  }

  #sequence(indent: number): unknown[] {
    const items: unknown[] = [];
    do {
      if (!this.text.startsWith('- ', this.#at)) {
        throw new NotPlainError();
      }
      this.#at += 2;
      items.push(this.#item(indent + 2));
    } while (this.#skip(indent));
    return items;
  }

  #item(indent: number): unknown {
    const end = this.#lineEnd();
    const isNested = this.text.startsWith('- ', this.#at) || keyEnd(this.text, this.#at, end) !== undefined;
    return isNested ? this.block(indent, true) : this.#scalar(end, indent);
  }

  #mapping(indent: number): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    do {
      const end = this.#lineEnd();
      const colon = keyEnd(this.text, this.#at, end);
      if (colon === undefined) {
        throw new NotPlainError();
      }
      const key = keyOf(this.text.slice(this.#at, colon));
      if (Object.hasOwn(result, key) || key === '__proto__') {
        throw new NotPlainError();
      }
      if (colon + 1 === end) {
        this.#at = end + 1;
        result[key] = this.block(indent + 2);
      } else {
        this.#at = colon + 2;
        result[key] = this.#scalar(end, indent + 2);
      }
    } while (this.#skip(indent));
    return result;
  }

  #scalar(end: number, indent: number): unknown {
    const text = this.text.slice(this.#at, end);
    this.#at = end + 1;
    return text === '|' || text === '|-' ? this.#literal(indent, text === '|') : scalarOf(text);
  }

  #literal(indent: number, isEnded: boolean): string {
    const lines: string[] = [];
    while (!this.isDone()) {
      const end = this.#lineEnd();
      if (end > this.#at && !this.#skip(indent)) {
        break;
      }
      lines.push(this.text.slice(this.#at, end));
      this.#at = end + 1;
    }
    const [first = '', last = ''] = [lines[0], lines.at(-1)];
    if (first.trimStart() !== first || first === '' || last.trimEnd() !== last || last === '') {
      throw new NotPlainError();
    }
    return `${lines.join('\n')}${isEnded ? '\n' : ''}`;
  }

  /** Goes past the spaces of a line that has exactly so many, or, of text, at least so many. */
  #skip(indent: number): boolean {
    for (let offset = 0; offset < indent; offset++) {
      if (this.text.charCodeAt(this.#at + offset) !== SPACE) {
        return false;
      }
    }
    if (this.isDone()) {
      return false;
    }
    this.#at += indent;
    return true;
  }

  #lineEnd(): number {
    const end = this.text.indexOf('\n', this.#at);
    if (end === -1) {
      throw new NotPlainError();
    }
    return end;
  }
}

/** Where the colon of a key stands, if the line begins with a key. */
function keyEnd(text: string, start: number, end: number): number | undefined {
  let colon: number;
  if (text[start] === '"') {
    colon = start + 1;
    while (colon < end && text[colon] !== '"') {
      colon += text[colon] === '\\' ? 2 : 1;
    }
    colon++;
    return text[colon] === ':' && (colon + 1 === end || text[colon + 1] === ' ') ? colon : undefined;
  }
  colon = text.indexOf(':', start);
  while (colon !== -1 && colon < end && colon + 1 !== end && text[colon + 1] !== ' ') {
    colon = text.indexOf(':', colon + 1);
  }
  return colon === -1 || colon >= end ? undefined : colon;
}

function keyOf(text: string): string {
  if (text.startsWith('"')) {
    return quotedOf(text);
  }
  if (!isPlain(text)) {
    throw new NotPlainError();
  }
  return text;
}

function scalarOf(text: string): unknown {
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
  }
  if (text.startsWith('"')) {
    return quotedOf(text);
  }
  if (isPlain(text)) {
    return text;
  }
  if (NUMBER.test(text)) {
    return Number(text);
  }
  throw new NotPlainError();
}

function quotedOf(text: string): string {
  try {
    return JSON.parse(text) as string;
  } catch {
    throw new NotPlainError();
  }
}
