import type { Problem } from './error';

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

const LABEL_RULE = 'lower-case letters, digits and "-", with a letter or digit first and last';
const SUBDOMAIN_RULE = `${LABEL_RULE}; "." between such parts`;

/** Which names an object may have. */
export interface NameRule {
  /**
   * How long the name as written in the code may be, in characters.
   * @default 63
   */
  readonly longest?: number;

  /**
   * Why it may not be longer.
   * @default - a DNS label has at most 63 characters
   */
  readonly because?: string;

  /**
   * Dots are allowed.
   * @default false
   */
  readonly subdomain?: boolean;

  /**
   * There must be one even where cdk8s would make one up.
   * @default false
   */
  readonly required?: boolean;
}

/**
 * What is wrong with a name, if anything.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */
export function nameProblem(name: string | undefined, rule: NameRule = {}): Problem | undefined {
  const { longest = 63, because = 'a DNS label has at most 63 characters', subdomain = false } = rule;
  const allowed = subdomain ? SUBDOMAIN_RULE : LABEL_RULE;
  if (name === undefined || name === '') {
    return {
      message: 'no name',
      value: name,
      allowed,
      fix: 'give the name that the object has in the cluster: `name: "web"`. It is its identity, so it is not made up from the construct path',
    };
  }
  if (!(subdomain ? SUBDOMAIN : LABEL).test(name)) {
    return { message: 'this name is not allowed', value: name, allowed, ...suggest(name) };
  }
  if (name.length > longest) {
    const fix = `shorten it by ${name.length - longest}`;
    return { message: `this name is too long: ${because}`, value: name, allowed: `at most ${longest} characters`, fix };
  }
  return undefined;
}

function suggest(name: string): { readonly fix?: string } {
  const label = name
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return LABEL.test(label) ? { fix: `for example "${label}"` } : {};
}
