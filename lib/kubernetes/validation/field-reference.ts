import { type Draft, text } from '../decode/draft';
import { sameQuantity } from '../quantity/compare';
import type { Errors } from './errors';
import { qualifiedName } from './names';

const ENV_PATHS = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];
const VOLUME_PATHS = ['metadata.annotations', 'metadata.labels', 'metadata.name', 'metadata.namespace', 'metadata.uid'];
const KNOWN_PATHS = new Set([
  ...ENV_PATHS,
  ...VOLUME_PATHS,
  'spec.restartPolicy',
  'spec.schedulerName',
  'status.phase',
]);
const RESOURCES = ['cpu', 'ephemeral-storage', 'memory']
  .flatMap((name) => [`limits.${name}`])
  .concat(['cpu', 'ephemeral-storage', 'memory'].map((name) => `requests.${name}`));
const BYTES = ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'];

/**
 * A reference to a field of the Pod.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/core/pods/helpers.go
 */
export function validateFieldRef(errors: Errors, path: string, reference: Draft, holder: 'env' | 'volume'): void {
  const version = text(reference, 'apiVersion');
  const fieldPath = text(reference, 'fieldPath');
  if (version === '' || fieldPath === '') {
    errors.required(`${path}.${version === '' ? 'apiVersion' : 'fieldPath'}`);
    return;
  }
  const at = `${path}.fieldPath`;
  const subscript = /^(.+)\['(.*)'\]$/.exec(fieldPath);
  const [, base = '', key = ''] = subscript ?? [];
  if (version !== 'v1') {
    errors.invalid(at, fieldPath, `error converting fieldPath: unsupported pod version: ${version}`);
  } else if (subscript !== null && (base === 'metadata.annotations' || base === 'metadata.labels')) {
    const name = base === 'metadata.labels' ? key : key.toLowerCase();
    errors.invalidAll(path, name, qualifiedName(name));
  } else if (subscript !== null) {
    errors.invalid(at, fieldPath, `error converting fieldPath: field label does not support subscript: ${fieldPath}`);
  } else if (!KNOWN_PATHS.has(fieldPath)) {
    errors.invalid(at, fieldPath, `error converting fieldPath: field label not supported: ${fieldPath}`);
  } else {
    const allowed = holder === 'env' ? ENV_PATHS : VOLUME_PATHS;
    if (!allowed.includes(fieldPath)) {
      errors.notSupported(at, fieldPath, allowed);
    }
  }
}

/** A reference to the resources of a container. */
export function validateResourceFieldRef(
  errors: Errors,
  path: string,
  reference: Draft,
  needsContainer: boolean,
): void {
  const resource = text(reference, 'resource');
  const huge = /^(limits|requests)\.hugepages-/.test(resource);
  if (needsContainer && text(reference, 'containerName') === '') {
    errors.required(`${path}.containerName`);
  } else if (resource === '') {
    errors.required(`${path}.resource`);
  } else if (!RESOURCES.includes(resource) && !huge) {
    errors.notSupported(`${path}.resource`, resource, RESOURCES);
  }
  const divisor = String(reference.divisor ?? '0');
  if (sameQuantity(divisor, '0')) {
    return;
  }
  const [, name = ''] = /^(?:limits|requests)\.(cpu|memory|ephemeral-storage)$/.exec(resource) ?? [];
  if (name === 'cpu' && !['1m', '1'].includes(divisor)) {
    errors.invalid(`${path}.divisor`, resource, "only divisor's values 1m and 1 are supported with the cpu resource");
  } else if ((huge || name === 'memory' || name === 'ephemeral-storage') && !BYTES.includes(divisor)) {
    const what = huge ? 'hugepages' : name === 'memory' ? 'memory' : 'local ephemeral storage';
    errors.invalid(
      `${path}.divisor`,
      resource,
      `only divisor's values ${BYTES.join(', ')} are supported with the ${what} resource`,
    );
  }
}
