/** How scalars and keys are written; undefined for one that cannot be. */
export interface Scalars {
  /** @param indent what stands before further lines of the scalar */
  readonly scalar: (value: unknown, indent: string) => string | undefined;
  readonly key: (key: string) => string | undefined;
}

/** A mapping or a sequence. */
export type Collection = Readonly<Record<string, unknown>> | readonly unknown[];

/** Whether a value is a mapping or a sequence. */
export function isCollection(value: unknown): value is Collection {
  return typeof value === 'object' && value !== null;
}

/**
 * Writes plain JSON as YAML in block style.
 * @param indent what stands before each line
 * @returns undefined for an empty document, and where something is not plain: shared and circular references, classes,
 *   scalars and keys that cannot be written
 */
export function writeBlock(document: Collection, scalars: Scalars, indent = ''): string | undefined {
  const writer = new Writer(scalars);
  return !isEmpty(document) && writer.block(document, indent, indent) ? writer.text() : undefined;
}

/** Writes block style; each method says false when it met what it cannot write. */
class Writer {
  readonly #pieces: string[] = [];
  readonly #seen = new Set<object>();
  readonly #scalars: Scalars;

  constructor(scalars: Scalars) {
    this.#scalars = scalars;
  }

  /** In one piece: text that was added up piece by piece takes ten times the memory. */
  text(): string {
    return this.#pieces.join('');
  }

  /** Writes a collection that is not empty; `lead` stands before its first line, `indent` before the others. */
  block(value: Collection, lead: string, indent: string): boolean {
    if (this.#seen.has(value)) {
      return false;
    }
    this.#seen.add(value);
    if (Array.isArray(value)) {
      return this.#sequence(value, lead, indent);
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    return prototype === Object.prototype && this.#mapping(value as Readonly<Record<string, unknown>>, lead, indent);
  }

  #sequence(items: readonly unknown[], lead: string, indent: string): boolean {
    const inner = `${indent}  `;
    let start = lead;
    for (const item of items) {
      this.#pieces.push(start, '- ');
      start = indent;
      if (isCollection(item) && !isEmpty(item)) {
        if (!this.block(item, '', inner)) {
          return false;
        }
      } else if (!this.#leaf(item, inner)) {
        return false;
      }
    }
    return true;
  }

  #mapping(entries: Readonly<Record<string, unknown>>, lead: string, indent: string): boolean {
    const inner = `${indent}  `;
    let start = lead;
    for (const name of Object.keys(entries)) {
      const key = this.#scalars.key(name);
      if (key === undefined) {
        return false;
      }
      this.#pieces.push(start, key, ':');
      start = indent;
      const value = entries[name];
      if (isCollection(value) && !isEmpty(value)) {
        this.#pieces.push('\n');
        if (!this.block(value, inner, inner)) {
          return false;
        }
      } else {
        this.#pieces.push(' ');
        if (!this.#leaf(value, inner)) {
          return false;
        }
      }
    }
    return true;
  }

  #leaf(value: unknown, indent: string): boolean {
    const text = isCollection(value) ? this.#empty(value) : this.#scalars.scalar(value, indent);
    if (text === undefined) {
      return false;
    }
    this.#pieces.push(text, '\n');
    return true;
  }

  #empty(value: Collection): string | undefined {
    if (this.#seen.has(value)) {
      return undefined;
    }
    this.#seen.add(value);
    if (Array.isArray(value)) {
      return '[]';
    }
    return Object.getPrototypeOf(value) === Object.prototype ? '{}' : undefined;
  }
}

/** Whether a collection has no items. */
export function isEmpty(value: Collection): boolean {
  if (Array.isArray(value)) {
    return value.length === 0;
  }
  for (const _ in value) {
    return false;
  }
  return true;
}
