import { byteLength } from '../byte-length';
import { children, type Draft, entries, text, texts } from '../decode/draft';
import type { Errors } from './errors';
import { labelValue, qualifiedName } from './names';

/** All annotations of an object together, in bytes. */
const ANNOTATIONS_LIMIT = 256 * 1024;

/** The labels under a key, or a selector that reads like labels. */
export function validateLabels(errors: Errors, path: string, holder: Draft | undefined, key = 'labels'): void {
  for (const [name, value] of entries(holder, key)) {
    errors.invalidAll(path, name, qualifiedName(name));
    errors.invalidAll(path, value, labelValue(value));
  }
}

export function validateAnnotations(errors: Errors, path: string, metadata: Draft | undefined): void {
  let total = 0;
  for (const [name, value] of entries(metadata, 'annotations')) {
    errors.invalidAll(path, name, qualifiedName(name.toLowerCase()));
    total += byteLength(name) + byteLength(value);
  }
  if (total > ANNOTATIONS_LIMIT) {
    errors.tooLong(path, ANNOTATIONS_LIMIT);
  }
}

/** @see https://github.com/kubernetes/apimachinery/blob/v0.36.3/pkg/apis/meta/v1/validation/validation.go */
export function validateSelector(errors: Errors, path: string, selector: Draft | undefined): void {
  validateLabels(errors, `${path}.matchLabels`, selector, 'matchLabels');
  for (const [index, requirement] of children(selector, 'matchExpressions').entries()) {
    validateRequirement(errors, `${path}.matchExpressions[${index}]`, requirement);
  }
}

function validateRequirement(errors: Errors, path: string, requirement: Draft): void {
  const operator = text(requirement, 'operator');
  const values = texts(requirement, 'values');
  if (operator === 'In' || operator === 'NotIn') {
    if (values.length === 0) {
      errors.required(`${path}.values`, "must be specified when `operator` is 'In' or 'NotIn'");
    }
  } else if (operator === 'Exists' || operator === 'DoesNotExist') {
    if (values.length > 0) {
      errors.forbidden(`${path}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
    }
  } else {
    errors.invalid(`${path}.operator`, operator, 'not a valid selector operator');
  }
  const key = text(requirement, 'key');
  errors.invalidAll(`${path}.key`, key, qualifiedName(key));
  for (const [index, value] of values.entries()) {
    errors.invalidAll(`${path}.values[${index}]`, value, labelValue(value));
  }
}

/**
 * Says whether a selector picks labels; undefined where it cannot be read, which the API server says, too.
 * @see https://github.com/kubernetes/apimachinery/blob/v0.36.3/pkg/apis/meta/v1/helpers.go
 */
export function selects(selector: Draft | undefined, labels: Draft | undefined): boolean | undefined {
  const requirements = children(selector, 'matchExpressions');
  const matchLabels = entries(selector, 'matchLabels');
  const readable =
    requirements.every((requirement) => isReadable(requirement)) &&
    matchLabels.every(([key, value]) => qualifiedName(key).length + labelValue(value).length === 0);
  if (!readable) {
    return undefined;
  }
  const has = (key: string): boolean => labels !== undefined && Object.hasOwn(labels, key);
  return (
    matchLabels.every(([key, value]) => has(key) && labels?.[key] === value) &&
    requirements.every((requirement) => {
      const key = text(requirement, 'key');
      const within = has(key) && texts(requirement, 'values').includes(String(labels?.[key]));
      const operator = text(requirement, 'operator');
      return operator === 'In' ? within : operator === 'NotIn' ? !within : (operator === 'Exists') === has(key);
    })
  );
}

function isReadable(requirement: Draft): boolean {
  const operator = text(requirement, 'operator');
  const values = texts(requirement, 'values');
  const counted =
    operator === 'In' || operator === 'NotIn'
      ? values.length > 0
      : (operator === 'Exists' || operator === 'DoesNotExist') && values.length === 0;
  return (
    counted &&
    qualifiedName(text(requirement, 'key')).length === 0 &&
    values.every((value) => labelValue(value).length === 0)
  );
}
