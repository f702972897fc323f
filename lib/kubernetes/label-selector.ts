/** One condition of a label selector. */
interface Requirement {
  readonly key: string;
  readonly operator: 'in' | 'notin' | 'exists' | 'missing' | '>' | '<';
  readonly values: readonly string[];
}

/** A text that is no label selector: the message says what is wrong where. */
export class SelectorError extends Error {
  override readonly name = 'SelectorError';
}

const TOKEN = /\s*(?:(==|!=|[=!(),<>])|([^\s=!(),<>]+))/y;
const KEY = /^(?:[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const VALUE = /^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

/**
 * Reads a label selector as `kubectl -l` takes it: `app=web,tier!=db,env in (dev,prod),!old,weight>3`.
 * @returns says whether labels match it
 * @throws SelectorError for any other text
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function parseSelector(text: string): (labels: Readonly<Record<string, string>>) => boolean {
  const requirements = new Parser(text).requirements();
  return (labels) => requirements.every((requirement) => holds(requirement, labels));
}

function holds({ key, operator, values }: Requirement, labels: Readonly<Record<string, string>>): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (operator) {
    case 'in':
      return value !== undefined && values.includes(value);
    case 'notin':
      return value === undefined || !values.includes(value);
    case 'exists':
      return value !== undefined;
    case 'missing':
      return value === undefined;
    default: {
      const [left, right] = [value ?? '', values[0] ?? ''];
      const order = /^[-+]?\d+$/.test(left) ? BigInt(left) - BigInt(right) : 0n;
      return operator === '>' ? order > 0n : order < 0n;
    }
  }
}

class Parser {
  private at = 0;

  constructor(private readonly text: string) {}

  requirements(): readonly Requirement[] {
    const found: Requirement[] = [];
    while (this.peek() !== '') {
      found.push(this.requirement());
      if (this.peek() !== '') {
        this.take(',');
        if (this.peek() === '') {
          this.fail('a key');
        }
      }
    }
    return found;
  }

  private requirement(): Requirement {
    if (this.peek() === '!') {
      this.next();
      return { key: this.key(), operator: 'missing', values: [] };
    }
    const key = this.key();
    const operator = this.peek();
    if (operator === '' || operator === ',') {
      return { key, operator: 'exists', values: [] };
    }
    this.next();
    switch (operator) {
      case '=':
      case '==':
        return { key, operator: 'in', values: [this.value()] };
      case '!=':
        return { key, operator: 'notin', values: [this.value()] };
      case 'in':
      case 'notin':
        return { key, operator, values: this.values() };
      case '>':
      case '<':
        return { key, operator, values: [this.integer()] };
      default:
        throw this.error(operator, 'in, notin, =, ==, !=, < or >');
    }
  }

  private key(): string {
    const key = this.next();
    return KEY.test(key) ? key : this.fail('a key', key);
  }

  private value(): string {
    const value = this.peek() === ',' || this.peek() === '' ? '' : this.next();
    return VALUE.test(value) ? value : this.fail('a value', value);
  }

  private values(): readonly string[] {
    this.take('(');
    const values: string[] = [];
    do {
      const value = this.peek() === ',' || this.peek() === ')' ? '' : this.next();
      values.push(VALUE.test(value) ? value : this.fail('a value', value));
    } while (this.peek() === ',' && this.next() === ',');
    this.take(')');
    return values;
  }

  private integer(): string {
    const value = this.value();
    return /^[-+]?\d+$/.test(value) ? value : this.fail('a whole number', value);
  }

  private take(token: string): void {
    const found = this.next();
    if (found !== token) {
      this.fail(`'${token}'`, found);
    }
  }

  private peek(): string {
    const at = this.at;
    const token = this.next();
    this.at = at;
    return token;
  }

  /** The next token; empty at the end. */
  private next(): string {
    TOKEN.lastIndex = this.at;
    const match = TOKEN.exec(this.text);
    this.at = match === null ? this.text.length : TOKEN.lastIndex;
    return match?.[1] ?? match?.[2] ?? '';
  }

  private fail(expected: string, found = this.peek()): never {
    throw this.error(found, expected);
  }

  private error(found: string, expected: string): SelectorError {
    return new SelectorError(
      `${JSON.stringify(this.text)} is no label selector: found '${found}', expected ${expected}`,
    );
  }
}
