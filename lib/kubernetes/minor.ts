import { MINORS } from './fields/table';

/** A Kubernetes minor that the model knows, as `1.36`. */
export type Minor = (typeof MINORS)[number];

/** The minors that the model knows, oldest first. */
export const minors: readonly Minor[] = MINORS;

/** Says whether a text names a minor that the model knows. */
export function isMinor(text: string): text is Minor {
  return (minors as readonly string[]).includes(text);
}

/**
 * The minor that a text names: `1.36`, `v1.36` and `1.36.3` are the same.
 * @throws Error for any other text, and for a minor outside the table; the message lists what is allowed
 */
export function parseMinor(text: string): Minor {
  const [, minor = ''] = /^v?(\d+\.\d+)(?:\.\d+)?$/.exec(text.trim()) ?? [];
  if (!isMinor(minor)) {
    throw new Error(
      `Kubernetes ${JSON.stringify(text)} is not known: give a minor from ${minors[0]} to ${minors.at(-1)}`,
    );
  }
  return minor;
}

/** Says whether a minor is the other one or newer. */
export function isAtLeast(minor: Minor, other: Minor): boolean {
  return minors.indexOf(minor) >= minors.indexOf(other);
}
