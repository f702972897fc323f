import { child, children, type Draft, number, text, texts } from '../decode/draft';
import type { Errors } from './errors';
import { validateSelector } from './labels';
import { label, labelValue, qualifiedName, subdomain } from './names';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

/** Which nodes, and the neighbourhood of which pods, a pod wants or avoids. */
export function validateAffinity(errors: Errors, path: string, affinity: Draft | undefined): void {
  const node = child(affinity ?? {}, 'nodeAffinity');
  if (node !== undefined) {
    validateNodeAffinity(errors, `${path}.nodeAffinity`, node);
  }
  for (const kind of ['podAffinity', 'podAntiAffinity']) {
    const terms = child(affinity ?? {}, kind);
    for (const [index, term] of children(terms, REQUIRED).entries()) {
      validatePodTerm(errors, `${path}.${kind}.${REQUIRED}[${index}]`, term);
    }
    for (const [index, term] of children(terms, PREFERRED).entries()) {
      const at = `${path}.${kind}.${PREFERRED}[${index}]`;
      validateWeight(errors, at, term);
      validatePodTerm(errors, `${at}.podAffinityTerm`, child(term, 'podAffinityTerm') ?? {});
    }
  }
}

function validateWeight(errors: Errors, path: string, term: Draft): void {
  const weight = number(term, 'weight');
  if (weight <= 0 || weight > 100) {
    errors.invalid(`${path}.weight`, weight, 'must be in the range 1-100');
  }
}

function validateNodeAffinity(errors: Errors, path: string, affinity: Draft): void {
  const required = child(affinity, REQUIRED);
  if (required !== undefined) {
    const terms = children(required, 'nodeSelectorTerms');
    const at = `${path}.${REQUIRED}.nodeSelectorTerms`;
    if (terms.length === 0) {
      errors.required(at, 'must have at least one node selector term');
    }
    for (const [index, term] of terms.entries()) {
      validateNodeTerm(errors, `${at}[${index}]`, term, true);
    }
  }
  for (const [index, term] of children(affinity, PREFERRED).entries()) {
    const at = `${path}.${PREFERRED}[${index}]`;
    validateWeight(errors, at, term);
    validateNodeTerm(errors, `${at}.preference`, child(term, 'preference') ?? {}, false);
  }
}

function validateNodeTerm(errors: Errors, path: string, term: Draft, checkValues: boolean): void {
  for (const [index, requirement] of children(term, 'matchExpressions').entries()) {
    validateNodeExpression(errors, `${path}.matchExpressions[${index}]`, requirement, checkValues);
  }
  for (const [index, requirement] of children(term, 'matchFields').entries()) {
    validateNodeField(errors, `${path}.matchFields[${index}]`, requirement);
  }
}

function validateNodeExpression(errors: Errors, path: string, requirement: Draft, checkValues: boolean): void {
  const [key, operator] = [text(requirement, 'key'), text(requirement, 'operator')];
  const values = texts(requirement, 'values');
  if (['In', 'NotIn'].includes(operator)) {
    if (values.length === 0) {
      errors.required(`${path}.values`, "must be specified when `operator` is 'In' or 'NotIn'");
    }
  } else if (['Exists', 'DoesNotExist'].includes(operator)) {
    if (values.length > 0) {
      errors.forbidden(`${path}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
    }
  } else if (['Gt', 'Lt'].includes(operator)) {
    if (values.length !== 1) {
      errors.required(`${path}.values`, "must be specified single value when `operator` is 'Lt' or 'Gt'");
    }
  } else {
    errors.invalid(`${path}.operator`, operator, 'not a valid selector operator');
  }
  errors.invalidAll(`${path}.key`, key, qualifiedName(key));
  for (const [index, value] of checkValues ? values.entries() : []) {
    errors.invalidAll(`${path}.values[${index}]`, value, labelValue(value));
  }
}

function validateNodeField(errors: Errors, path: string, requirement: Draft): void {
  const [key, operator] = [text(requirement, 'key'), text(requirement, 'operator')];
  const values = texts(requirement, 'values');
  if (!['In', 'NotIn'].includes(operator)) {
    errors.invalid(`${path}.operator`, operator, 'not a valid selector operator');
  } else if (values.length !== 1) {
    errors.required(
      `${path}.values`,
      "must be only one value when `operator` is 'In' or 'NotIn' for node field selector",
    );
  }
  if (key !== 'metadata.name') {
    errors.invalid(`${path}.key`, key, 'not a valid field selector key');
    return;
  }
  for (const [index, value] of values.entries()) {
    errors.invalidAll(`${path}.values[${index}]`, value, subdomain(value));
  }
}

function validatePodTerm(errors: Errors, path: string, term: Draft): void {
  validateSelector(errors, `${path}.labelSelector`, child(term, 'labelSelector'));
  validateSelector(errors, `${path}.namespaceSelector`, child(term, 'namespaceSelector'));
  for (const name of texts(term, 'namespaces')) {
    errors.invalidAll(`${path}.namespace`, name, label(name));
  }
  validateLabelKeys(errors, path, term);
  const topologyKey = text(term, 'topologyKey');
  if (topologyKey === '') {
    errors.required(`${path}.topologyKey`, 'can not be empty');
  }
  errors.invalidAll(`${path}.topologyKey`, topologyKey, qualifiedName(topologyKey));
}

/** The labels whose values are taken from the incoming pod; they must not stand in the selector already. */
export function validateLabelKeys(errors: Errors, path: string, term: Draft): void {
  const selector = child(term, 'labelSelector');
  const [matching, mismatching] = [texts(term, 'matchLabelKeys'), texts(term, 'mismatchLabelKeys')];
  for (const key of ['matchLabelKeys', 'mismatchLabelKeys']) {
    const names = texts(term, key);
    if (names.length > 0 && selector === undefined) {
      errors.forbidden(`${path}.${key}`, 'must not be specified when labelSelector is not set');
    } else {
      for (const [index, name] of names.entries()) {
        errors.invalidAll(`${path}.${key}[${index}]`, name, qualifiedName(name));
      }
    }
  }
  const seen = new Set(Object.keys(child(selector ?? {}, 'matchLabels') ?? {}));
  for (const requirement of children(selector, 'matchExpressions')) {
    const name = text(requirement, 'key');
    if (matching.includes(name) && seen.has(name)) {
      errors.invalid(`${path}[${matching.lastIndexOf(name)}]`, name, 'exists in both matchLabelKeys and labelSelector');
    }
    seen.add(name);
  }
  for (const [index, name] of matching.entries()) {
    if (mismatching.includes(name)) {
      errors.invalid(`${path}.matchLabelKeys[${index}]`, name, 'exists in both matchLabelKeys and mismatchLabelKeys');
    }
  }
}
