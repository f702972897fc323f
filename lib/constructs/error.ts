/** One thing that is wrong, as somebody who can mend it needs to read it. */
export interface Problem {
  /**
   * Where: the construct path, or a file with its line.
   * @default - not tied to one place
   */
  readonly path?: string;

  /** What is wrong, in the user's words. */
  readonly message: string;

  /**
   * The value that was found; shown as JSON.
   * @default - there is no single value
   */
  readonly value?: unknown;

  /**
   * What may stand there.
   * @default - not said
   */
  readonly allowed?: string;

  /**
   * What most likely mends it.
   * @default - not known
   */
  readonly fix?: string;
}

const LONGEST_VALUE = 200;

/**
 * All that is wrong, in one readable message. Its stack is the message, so that a crashing app prints what to do and
 * no more; set `CDK8S_ROLLOUT_DEBUG` to see where it was thrown.
 */
export class RolloutError extends Error {
  override readonly name = 'RolloutError';

  readonly #problems: readonly Problem[];

  // Not ErrorOptions: projects made by `cdk8s init` compile with the library of ES2016, which lacks it.
  constructor(problems: readonly Problem[], options?: { readonly cause?: unknown }) {
    super(problems.map(describe).join('\n'), process.env.CDK8S_ROLLOUT_DEBUG ? options : undefined);
    this.#problems = problems;
    if (!process.env.CDK8S_ROLLOUT_DEBUG) {
      this.stack = `${this.name}: ${this.message}`;
    }
  }

  /** What is wrong, one by one. Not a property of its own: node would print it below the message. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }
}

/**
 * What an error says, as problems: those of a RolloutError as they are, the message of any other.
 *
 * @param path where it was thrown; the words of cdk8s that say the same are left out
 */
export function problemsOf(error: unknown, path: string): readonly Problem[] {
  if (error instanceof RolloutError) {
    return error.problems;
  }
  const text = messageOf(error);
  const [, reason = text] =
    /^Failed serializing construct at path '.*?' with name '.*?': (?:(?:Rollout)?Error: )?(.*)$/s.exec(text) ?? [];
  return [{ path, message: reason }];
}

/** What an error says; whatever else was thrown, as text. */
export function messageOf(error: unknown): string {
  // Not instanceof: under jest, errors of node itself are of another Error.
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}

/** A problem as text: where and what, then the value, what is allowed and the fix on lines of their own. */
export function describe({ path, message, value, allowed, fix }: Problem): string {
  const lines = [`${path === undefined || path === '' ? '' : `${path}: `}${message}`];
  if (value !== undefined) {
    lines.push(`  value: ${show(value)}`);
  }
  if (allowed !== undefined) {
    lines.push(`  allowed: ${allowed}`);
  }
  if (fix !== undefined) {
    lines.push(`  fix: ${fix}`);
  }
  return lines.join('\n');
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}… (${text.length} characters)` : text;
}
