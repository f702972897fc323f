import { remembered } from '../kubernetes/remembered';
import { plainValue } from './plain-value';
import { NotPlainError } from './yaml/not-plain';
import { quotedText } from './yaml/scalars';

/** ASCII that is one plain scalar in block style, whatever it means: no indicator first, no `: `, no ` #`, no last `:`. */
const ONE_SCALAR = /^(?:[\w/.+~$(]|-(?=[!-~]))(?:[!-9;-~]|:(?=[!-~])| (?=[!"$-~]))*$/;

/** Escapes that stand for halves of a character: Kubernetes' parser does not know them. */
const HALF_CHARACTER = /\\u[dD][89a-fA-F]/;

/**
 * What a scalar on one line means to Kubernetes.
 * @throws NotPlainError for tags, anchors, flow style, comments behind it
 */
export function manifestScalar(text: string): unknown {
  const plain = plainScalar(text);
  if (plain !== undefined) {
    return plain;
  }
  if (HALF_CHARACTER.test(text)) {
    throw new NotPlainError();
  }
  return quotedText(text) ?? listOf(text);
}

/** undefined for what is no plain scalar. */
const plainScalar = remembered((text): string | boolean | number | null | undefined => {
  if (!ONE_SCALAR.test(text)) {
    return undefined;
  }
  const value = plainValue(text);
  return value === undefined ? text : value;
});

/** A list as JSON has it, `["sh", "-c"]`, and an empty mapping. */
function listOf(text: string): unknown {
  if (text === '{}') {
    return {};
  }
  const list = text.startsWith('[') ? parsed(text) : undefined;
  if (!Array.isArray(list) || list.some((item) => typeof item !== 'string')) {
    throw new NotPlainError();
  }
  return list;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
