import { child, children, type Draft, number, text, texts } from '../decode/draft';
import { isAtLeast } from '../minor';
import { validateLabelKeys } from './affinity';
import { validateSelector } from './labels';
import { qualifiedName } from './names';
import type { Place } from './place';

const ACTIONS = ['DoNotSchedule', 'ScheduleAnyway'];
const POLICIES = ['Honor', 'Ignore'];

/** How pods are spread over the nodes. */
export function validateSpread(place: Place, path: string, spec: Draft): void {
  const { errors } = place;
  const constraints = children(spec, 'topologySpreadConstraints');
  for (const [index, constraint] of constraints.entries()) {
    const at = `${path}[${index}]`;
    const [skew, key, action] = [
      number(constraint, 'maxSkew'),
      text(constraint, 'topologyKey'),
      text(constraint, 'whenUnsatisfiable'),
    ];
    if (skew <= 0) {
      errors.invalid(`${at}.maxSkew`, skew, 'must be greater than zero');
    }
    if (key === '') {
      errors.required(`${at}.topologyKey`, 'can not be empty');
    }
    if (!ACTIONS.includes(action)) {
      errors.notSupported(`${at}.whenUnsatisfiable`, action, ACTIONS);
    }
    const repeated = constraints
      .slice(index + 1)
      .some((other) => text(other, 'topologyKey') === key && text(other, 'whenUnsatisfiable') === action);
    if (repeated) {
      errors.duplicate(`${at}.{topologyKey, whenUnsatisfiable}`, `{${key}, ${action}}`);
    }
    validateMinDomains(place, `${at}.minDomains`, constraint.minDomains, action);
    for (const policy of ['nodeAffinityPolicy', 'nodeTaintsPolicy']) {
      if (constraint[policy] !== undefined && !POLICIES.includes(text(constraint, policy))) {
        errors.notSupported(`${at}.${policy}`, text(constraint, policy), POLICIES);
      }
    }
    validateMatchLabelKeys(place, at, constraint);
    validateSelector(errors, `${at}.labelSelector`, child(constraint, 'labelSelector'));
  }
}

function validateMinDomains({ errors }: Place, path: string, minDomains: unknown, action: string): void {
  if (typeof minDomains !== 'number') {
    return;
  }
  if (minDomains <= 0) {
    errors.invalid(path, minDomains, 'must be greater than zero');
  }
  if (action !== 'DoNotSchedule') {
    errors.invalid(path, minDomains, `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${action}`);
  }
}

/** From 1.34 the keys are merged into the selector when a Pod is made, so only an expression clashes here. */
function validateMatchLabelKeys({ errors, minor }: Place, path: string, constraint: Draft): void {
  if (isAtLeast(minor, '1.34')) {
    validateLabelKeys(errors, path, constraint);
    return;
  }
  const keys = texts(constraint, 'matchLabelKeys');
  const selector = child(constraint, 'labelSelector');
  if (keys.length > 0 && selector === undefined) {
    errors.forbidden(`${path}.matchLabelKeys`, 'must not be specified when labelSelector is not set');
  }
  const expressions = children(selector, 'matchExpressions').map((requirement) => text(requirement, 'key'));
  const selected = new Set([...Object.keys(child(selector ?? {}, 'matchLabels') ?? {}), ...expressions]);
  for (const [index, key] of keys.entries()) {
    errors.invalidAll(`${path}.matchLabelKeys[${index}]`, key, qualifiedName(key));
    if (selected.has(key)) {
      errors.invalid(`${path}.matchLabelKeys[${index}]`, key, 'exists in both matchLabelKeys and labelSelector');
    }
  }
}
