import { list, object } from '../../kubernetes/json';
import type { JsonObject } from '../../kubernetes/value';
import type { Problem } from '../error';

/** A selector that does not match the pods. */
export function selectorProblems(spec: JsonObject): readonly Problem[] {
  const labels = object(spec, 'template', 'metadata', 'labels');
  const selected = object(spec, 'selector', 'matchLabels');
  const expressions = list(object(spec, 'selector').matchExpressions);
  if (Object.keys(selected).length === 0 && expressions.length === 0) {
    return [
      { message: 'the selector is empty: it would select every pod', fix: 'leave `select` out, or call `select()`' },
    ];
  }
  return Object.entries(selected)
    .filter(([key, value]) => labels[key] !== value)
    .map(([key, value]) => ({
      message: `the selector wants the pod label ${key}=${value}, but the pods carry ${labels[key] === undefined ? 'no such label' : `${key}=${labels[key]}`}`,
      value: selected,
      fix: 'give the labels in `selector`; a selector can never change once the object is live',
    }));
}
