import { child, children, type Draft, entries, text } from '../decode/draft';
import { compareQuantities } from '../quantity/compare';
import { parseQuantity } from '../quantity/parse';
import type { Errors } from './errors';
import { label, qualifiedName } from './names';

const CONTAINER_RESOURCES = ['cpu', 'memory', 'ephemeral-storage'];
const STANDARD = new Set([
  ...CONTAINER_RESOURCES,
  'requests.cpu',
  'requests.memory',
  'requests.ephemeral-storage',
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'storage',
  'requests.storage',
  'services.nodeports',
  'services.loadbalancers',
]);
const COUNTED = new Set([
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
]);

const isHuge = (name: string): boolean => name.startsWith('hugepages-');
const isNative = (name: string): boolean => !name.includes('/') || name.includes('kubernetes.io/');
const isExtended = (name: string): boolean =>
  !isNative(name) && !name.startsWith('requests.') && qualifiedName(`requests.${name}`).length === 0;

/** Requests, limits and claims, of a container or (with `podLevel`) of the whole pod. */
export function validateResources(
  errors: Errors,
  path: string,
  resources: Draft | undefined,
  claimNames: readonly string[],
  podLevel = false,
): void {
  if (resources === undefined) {
    return;
  }
  const limits = new Map(entries(resources, 'limits'));
  const requests = new Map(entries(resources, 'requests'));
  const validateName = podLevel ? validatePodResourceName : validateContainerResourceName;
  for (const [name, amount] of limits) {
    validateName(errors, `${path}.limits[${name}]`, name);
    validateAmount(errors, `${path}.limits[${name}]`, name, amount);
  }
  for (const [name, amount] of requests) {
    validateName(errors, `${path}.requests[${name}]`, name);
    validateAmount(errors, `${path}.requests[${name}]`, name, amount);
    validateAgainstLimit(errors, path, name, amount, limits.get(name));
  }
  const names = [...limits.keys(), ...requests.keys()];
  if (names.some(isHuge)) {
    errors.unjudged(path, 'huge pages are not modelled');
  }
  validateClaims(errors, `${path}.claims`, resources, claimNames);
}

function validateAgainstLimit(
  errors: Errors,
  path: string,
  name: string,
  amount: string,
  limit: string | undefined,
): void {
  const fixed = !isNative(name) || isHuge(name);
  if (limit === undefined) {
    if (fixed) {
      errors.required(`${path}.limits`, 'Limit must be set for non overcommitable resources');
    }
    return;
  }
  const order = compareQuantities(parseQuantity(amount), parseQuantity(limit));
  if (order !== 0 && fixed) {
    errors.invalid(`${path}.requests`, amount, `must be equal to ${name} limit of ${limit}`);
  } else if (order > 0) {
    errors.invalid(`${path}.requests`, amount, `must be less than or equal to ${name} limit of ${limit}`);
  }
}

/** @returns whether the name is good so far */
function validateResourceName(errors: Errors, path: string, name: string): boolean {
  const wrong = qualifiedName(name);
  errors.invalidAll(path, name, wrong);
  if (wrong.length === 0 && !name.includes('/') && !STANDARD.has(name) && !isHuge(name)) {
    errors.invalid(path, name, 'must be a standard resource type or fully qualified');
    return false;
  }
  return wrong.length === 0;
}

/** The name of a container's resource. */
export function validateContainerResourceName(errors: Errors, path: string, name: string): void {
  validateResourceName(errors, path, name);
  if (!name.includes('/')) {
    if (!CONTAINER_RESOURCES.includes(name) && !isHuge(name)) {
      errors.invalid(path, name, 'must be a standard resource for containers');
    }
  } else if (name.split('/').length > 1 && !isNative(name) && !isExtended(name)) {
    errors.invalid(path, name, "doesn't follow extended resource name standard");
  }
}

function validatePodResourceName(errors: Errors, path: string, name: string): void {
  if (validateResourceName(errors, path, name) && name !== 'cpu' && name !== 'memory' && !isHuge(name)) {
    errors.notSupported(path, name, ['cpu', 'memory']);
  }
}

function validateAmount(errors: Errors, path: string, name: string, amount: string): void {
  const quantity = parseQuantity(amount);
  if (quantity.value < 0n) {
    errors.invalid(path, amount, 'must be greater than or equal to 0');
  }
  const whole = quantity.scale >= 0 || quantity.value % 10n ** BigInt(-quantity.scale) === 0n;
  if ((COUNTED.has(name) || isExtended(name)) && !whole) {
    errors.invalid(path, amount, 'must be an integer');
  }
}

function validateClaims(errors: Errors, path: string, resources: Draft, claimNames: readonly string[]): void {
  const seen = new Set<string>();
  for (const [index, claim] of children(resources, 'claims').entries()) {
    const at = `${path}[${index}]`;
    const [name, request] = [text(claim, 'name'), text(claim, 'request')];
    if (name === '') {
      errors.required(at);
      continue;
    }
    const key = request === '' ? name : `${name}/${request}`;
    if (seen.has(name)) {
      errors.duplicate(at, name);
    } else {
      errors.invalidAll(`${at}.request`, request, request === '' ? [] : label(request));
      const overlaps = request === '' ? [...seen].filter((other) => other.startsWith(`${name}/`)).length : 0;
      for (let count = 0; count < (seen.has(key) ? 1 : overlaps); count++) {
        errors.duplicate(at, seen.has(key) ? key : name);
      }
      seen.add(key);
    }
    if (!claimNames.includes(name)) {
      const known = claimNames.length === 0 ? ' which is empty' : `: ${[...claimNames].sort().join(', ')}`;
      errors.notFound(at, name, `must be one of the names in pod.spec.resourceClaims${known}`);
    }
  }
}

/** The resources of the whole pod, with those of its containers. */
export function validatePodResources(errors: Errors, path: string, spec: Draft, claimNames: readonly string[]): void {
  const resources = child(spec, 'resources');
  if (resources === undefined) {
    return;
  }
  if (text(child(spec, 'os'), 'name') === 'windows') {
    errors.forbidden(path, 'may not be set for a windows pod');
    return;
  }
  if (resources.claims !== undefined) {
    errors.forbidden(`${path}.claims`, 'claims may not be set for Resources at pod-level');
  }
  validateResources(errors, path, resources, claimNames, true);
  const containers = [...children(spec, 'containers'), ...children(spec, 'initContainers')];
  const aggregated = containers.some((container) => Object.keys(child(container, 'resources') ?? {}).length > 0);
  if (aggregated) {
    errors.unjudged(path, "the sum of the containers' resources is not modelled");
  }
}
