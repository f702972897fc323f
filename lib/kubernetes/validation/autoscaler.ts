import { child, children, type Draft, number, text } from '../decode/draft';
import { isAtLeast } from '../minor';
import { compareQuantities } from '../quantity/compare';
import { parseQuantity } from '../quantity/parse';
import type { Errors } from './errors';
import { label, pathSegment } from './names';
import type { Place } from './place';
import { validateContainerResourceName } from './resources';

/** The minor from which references must name an API group. */
const GROUPS_CHECKED = '1.34';
const LONGEST_WINDOW = 3600;
const LONGEST_PERIOD = 1800;
const SELECT_POLICIES = ['Disabled', 'Max', 'Min'];
const POLICY_TYPES = ['Percent', 'Pods'];

/** Sources of a metric by the type that names them, in the order in which the API server looks for them. */
const SOURCES: Readonly<Record<string, string>> = {
  Object: 'object',
  External: 'external',
  Pods: 'pods',
  Resource: 'resource',
  ContainerResource: 'containerResource',
};
const TYPES = Object.keys(SOURCES).sort();

/** @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/autoscaling/validation/validation.go */
export function validateAutoscaler(place: Place, autoscaler: Draft, live: Draft | undefined): void {
  const { errors, minor } = place;
  const spec = child(autoscaler, 'spec') ?? {};
  const [least, most] = [number(spec, 'minReplicas'), number(spec, 'maxReplicas')];
  const bound = isAtLeast(minor, '1.37') ? 0 : 1;
  if (least < bound) {
    errors.invalid('spec.minReplicas', least, `must be greater than or equal to ${bound}`);
  }
  if (most <= 0 && !isAtLeast(minor, '1.36')) {
    errors.invalid('spec.maxReplicas', most, 'must be greater than 0');
  } else if (most === 0) {
    errors.required('spec.maxReplicas', 'must be set and greater than 0');
  } else if (most < 0) {
    errors.invalid('spec.maxReplicas', most, 'must be greater than or equal to 1');
  }
  if (most < least) {
    errors.invalid('spec.maxReplicas', most, 'must be greater than or equal to `minReplicas`');
  }
  const target = child(spec, 'scaleTargetRef');
  const old = child(child(live ?? {}, 'spec') ?? {}, 'scaleTargetRef');
  const same = old !== undefined && ['apiVersion', 'kind'].every((key) => text(old, key) === text(target, key));
  const groups = text(target, 'kind') === 'ReplicationController' ? 'empty' : 'needed';
  const checked = isAtLeast(minor, GROUPS_CHECKED) && !same;
  validateReference(errors, 'spec.scaleTargetRef', target, checked ? groups : undefined);
  const metrics = children(spec, 'metrics');
  for (const [index, metric] of metrics.entries()) {
    validateMetric(place, `spec.metrics[${index}]`, metric);
  }
  if (least === 0 && !metrics.some(({ type }) => type === 'Object' || type === 'External')) {
    errors.forbidden(
      'spec.metrics',
      'must specify at least one Object or External metric to support scaling to zero replicas',
    );
  }
  for (const key of ['scaleUp', 'scaleDown']) {
    const rules = child(child(spec, 'behavior') ?? {}, key);
    if (rules !== undefined) {
      validateRules(errors, `spec.behavior.${key}`, rules);
    }
  }
}

/** @param groups whether a group is `needed`, or may be the core API's `empty` one, or is not looked at */
function validateReference(
  errors: Errors,
  path: string,
  reference: Draft | undefined,
  groups: 'needed' | 'empty' | undefined,
): void {
  for (const key of ['kind', 'name']) {
    const value = text(reference, key);
    if (value === '') {
      errors.required(`${path}.${key}`);
    } else {
      errors.invalidAll(`${path}.${key}`, value, pathSegment(value));
    }
  }
  const version = text(reference, 'apiVersion');
  const parts = version.split('/');
  if (groups !== undefined && parts.length > 2) {
    errors.invalid(`${path}.apiVersion`, version, `unexpected GroupVersion string: ${version}`);
  } else if (groups === 'needed' && (parts.length === 1 || parts[0] === '')) {
    errors.invalid(`${path}.apiVersion`, version, 'apiVersion must specify API group');
  }
}

function validateMetric(place: Place, path: string, metric: Draft): void {
  const { errors } = place;
  const type = text(metric, 'type');
  const expected = Object.hasOwn(SOURCES, type) ? SOURCES[type] : undefined;
  if (type === '') {
    errors.required(`${path}.type`, 'must specify a metric source type');
  }
  if (expected === undefined) {
    errors.notSupported(`${path}.type`, type, TYPES);
  }
  const present = Object.values(SOURCES).filter((source) => metric[source] !== undefined);
  const [first] = present;
  if (first !== undefined) {
    validateSource(place, `${path}.${first}`, first, child(metric, first) ?? {});
  }
  if (expected === undefined) {
    errors.notSupported(`${path}.type`, type, TYPES);
  } else if (metric[expected] === undefined) {
    errors.required(`${path}.${expected}`, 'must populate information for the given metric source');
  }
  if (present.length !== 1) {
    for (const source of present.filter((source) => source !== expected)) {
      errors.forbidden(`${path}.${source}`, 'must populate the given metric source only');
    }
  }
}

function validateSource(place: Place, path: string, kind: string, source: Draft): void {
  const { errors } = place;
  const target = child(source, 'target') ?? {};
  if (kind === 'object') {
    const groups = isAtLeast(place.minor, GROUPS_CHECKED) ? 'empty' : undefined;
    validateReference(errors, `${path}.describedObject`, child(source, 'describedObject'), groups);
  }
  if (kind === 'resource' || kind === 'containerResource') {
    validateResourceName(errors, path, kind, source);
  } else {
    const name = text(child(source, 'metric'), 'name');
    if (name === '') {
      errors.required(`${path}.metric.name`, 'must specify a metric name');
    } else {
      errors.invalidAll(`${path}.metric.name`, name, pathSegment(name));
    }
  }
  validateTarget(errors, `${path}.target`, target);
  validateTargetOf(errors, `${path}.target`, kind, target);
}

function validateResourceName(errors: Errors, path: string, kind: string, source: Draft): void {
  const [name, container] = [text(source, 'name'), text(source, 'container')];
  if (name === '') {
    errors.required(`${path}.name`, 'must specify a resource name');
  } else if (kind === 'containerResource') {
    validateContainerResourceName(errors, `${path}.name`, name);
  }
  if (kind === 'containerResource' && container === '') {
    errors.required(`${path}.container`, 'must specify a container');
  } else if (kind === 'containerResource') {
    errors.invalidAll(`${path}.container`, container, label(container));
  }
}

function validateTarget(errors: Errors, path: string, target: Draft): void {
  const type = text(target, 'type');
  if (type === '') {
    errors.required(`${path}.type`, 'must specify a metric target type');
  }
  if (!['Utilization', 'Value', 'AverageValue'].includes(type)) {
    errors.invalid(`${path}.type`, type, 'must be either Utilization, Value, or AverageValue');
  }
  for (const key of ['value', 'averageValue'].filter((key) => target[key] !== undefined)) {
    const amount = String(target[key]);
    if (compareQuantities(parseQuantity(amount), parseQuantity('0')) <= 0) {
      errors.invalid(`${path}.${key}`, amount, 'must be positive');
    }
  }
  if (target.averageUtilization !== undefined && number(target, 'averageUtilization') < 1) {
    errors.invalid(`${path}.averageUtilization`, number(target, 'averageUtilization'), 'must be greater than 0');
  }
}

function validateTargetOf(errors: Errors, path: string, kind: string, target: Draft): void {
  const [value, average, utilization] = ['value', 'averageValue', 'averageUtilization'].map(
    (key) => target[key] !== undefined,
  );
  if (kind === 'object' && !value && !average) {
    errors.required(`${path}.averageValue`, 'must set either a target value or averageValue');
  } else if (kind === 'external' && !value && !average) {
    errors.required(`${path}.averageValue`, 'must set either a target value for metric or a per-pod target');
  } else if (kind === 'external' && value && average) {
    errors.forbidden(`${path}.value`, 'may not set both a target value for metric and a per-pod target');
  } else if (kind === 'pods' && !average) {
    errors.required(`${path}.averageValue`, 'must specify a positive target averageValue');
  } else if (kind.toLowerCase().endsWith('resource') && !utilization && !average) {
    errors.required(`${path}.averageUtilization`, 'must set either a target raw value or a target utilization');
  } else if (kind.toLowerCase().endsWith('resource') && utilization && average) {
    errors.forbidden(`${path}.averageValue`, 'may not set both a target raw value and a target utilization');
  }
}

function validateRules(errors: Errors, path: string, rules: Draft): void {
  const window = number(rules, 'stabilizationWindowSeconds');
  if (window < 0) {
    errors.invalid(`${path}.stabilizationWindowSeconds`, window, 'must be greater than or equal to zero');
  } else if (window > LONGEST_WINDOW) {
    errors.invalid(`${path}.stabilizationWindowSeconds`, window, `must be less than or equal to ${LONGEST_WINDOW}`);
  }
  if (!SELECT_POLICIES.includes(text(rules, 'selectPolicy'))) {
    errors.notSupported(`${path}.selectPolicy`, text(rules, 'selectPolicy'), SELECT_POLICIES);
  }
  const policies = children(rules, 'policies');
  if (policies.length === 0) {
    errors.required(`${path}.policies`, 'must specify at least one Policy');
  }
  for (const [index, policy] of policies.entries()) {
    validatePolicy(errors, `${path}.policies[${index}]`, policy);
  }
  if (
    rules.tolerance !== undefined &&
    compareQuantities(parseQuantity(String(rules.tolerance)), parseQuantity('0')) < 0
  ) {
    errors.invalid(`${path}.tolerance`, String(rules.tolerance), 'must be greater than or equal to 0');
  }
}

function validatePolicy(errors: Errors, path: string, policy: Draft): void {
  const type = text(policy, 'type');
  if (!POLICY_TYPES.includes(type)) {
    errors.notSupported(`${path}.type`, type, POLICY_TYPES);
  }
  for (const key of ['value', 'periodSeconds'].filter((key) => number(policy, key) <= 0)) {
    errors.invalid(`${path}.${key}`, number(policy, key), 'must be greater than zero');
  }
  const period = number(policy, 'periodSeconds');
  if (period > LONGEST_PERIOD) {
    errors.invalid(`${path}.periodSeconds`, period, `must be less than or equal to ${LONGEST_PERIOD}`);
  }
}
