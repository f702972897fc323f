import { child, children, type Draft, number, text } from '../decode/draft';
import { isOff } from '../fields/gates';
import { isAtLeast } from '../minor';
import { validateEnv, validateEnvFrom } from './env';
import { oneOf } from './errors';
import { validateDevices, validateMounts } from './mounts';
import { label, portName, portNumber } from './names';
import type { Place } from './place';
import { validateLifecycle, validateProbes } from './probes';
import { validateResources } from './resources';
import { validateSecurityContext } from './security';

/** What the containers of a pod have in common. */
export interface Pod {
  readonly spec: Draft;
  readonly volumes: ReadonlyMap<string, Draft>;
  readonly claimNames: readonly string[];
  readonly grace: number;
}

const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];

/** The containers of a pod, of which there must be one. */
export function validateContainers(place: Place, path: string, pod: Pod): void {
  const { errors } = place;
  const containers = children(pod.spec, 'containers');
  if (containers.length === 0) {
    errors.required(path);
    return;
  }
  const names = new Set<string>();
  for (const [index, container] of containers.entries()) {
    const at = `${path}[${index}]`;
    const name = text(container, 'name');
    validateContainer(place, at, container, pod);
    if (names.has(name)) {
      errors.duplicate(`${at}.name`, name);
    }
    names.add(name);
    const lifecycle = child(container, 'lifecycle');
    if (lifecycle !== undefined) {
      validateLifecycle(place, `${at}.lifecycle`, lifecycle, pod.grace);
    }
    validateProbes(place, at, container, pod.grace);
    if (isAtLeast(place.minor, '1.34')) {
      validateRestartPolicy(place, at, container);
    } else if (container.restartPolicy !== undefined) {
      errors.forbidden(`${at}.restartPolicy`, 'may not be set for non-init containers');
    }
  }
  validateHostPorts(place, path, containers);
}

/** The containers that run before the others, or beside them where they restart always. */
export function validateInitContainers(place: Place, path: string, pod: Pod): void {
  const { errors } = place;
  const names = new Set(children(pod.spec, 'containers').map((container) => text(container, 'name')));
  for (const [index, container] of children(pod.spec, 'initContainers').entries()) {
    const at = `${path}[${index}]`;
    const name = text(container, 'name');
    validateContainer(place, at, container, pod);
    validateInitRestartPolicy(place, at, container);
    if (names.has(name)) {
      errors.duplicate(`${at}.name`, name);
    } else if (name !== '') {
      names.add(name);
    }
    // The API server reports them as if each were the only one.
    validateHostPorts(place, path, [container]);
    if (container.restartPolicy === 'Always') {
      const lifecycle = child(container, 'lifecycle');
      if (lifecycle !== undefined) {
        validateLifecycle(place, `${at}.lifecycle`, lifecycle, pod.grace);
      }
      validateProbes(place, at, container, pod.grace);
    } else {
      for (const key of ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe']) {
        if (container[key] !== undefined) {
          errors.forbidden(`${at}.${key}`, 'may not be set for init containers without restartPolicy=Always');
        }
      }
      for (const [at2, policy] of children(container, 'resizePolicy').entries()) {
        if (policy.restartPolicy === 'RestartContainer') {
          errors.invalid(
            `${at}.resizePolicy[${at2}].restartPolicy`,
            'RestartContainer',
            "must not be set to 'RestartContainer' for non-sidecar initContainers",
          );
        }
      }
    }
  }
}

function validateContainer(place: Place, path: string, container: Draft, pod: Pod): void {
  const { errors } = place;
  const name = text(container, 'name');
  if (name === '') {
    errors.required(`${path}.name`);
  } else {
    errors.invalidAll(`${path}.name`, name, label(name));
  }
  if (text(container, 'image') === '') {
    errors.required(`${path}.image`);
  }
  oneOf(errors, `${path}.terminationMessagePolicy`, text(container, 'terminationMessagePolicy'), [
    'File',
    'FallbackToLogsOnError',
  ]);
  validatePorts(place, `${path}.ports`, container);
  validateEnv(place, `${path}.env`, container);
  validateEnvFrom(place, `${path}.envFrom`, container);
  validateMounts(errors, `${path}.volumeMounts`, container, pod.volumes);
  validateDevices(errors, `${path}.volumeDevices`, container, pod.volumes);
  oneOf(errors, `${path}.imagePullPolicy`, text(container, 'imagePullPolicy'), ['Always', 'IfNotPresent', 'Never']);
  validateResources(errors, `${path}.resources`, child(container, 'resources'), pod.claimNames);
  validateResizePolicy(place, `${path}.resizePolicy`, container, text(pod.spec, 'restartPolicy'));
  const hostUsers = pod.spec.hostUsers !== false;
  validateSecurityContext(place, `${path}.securityContext`, child(container, 'securityContext'), hostUsers);
}

function validatePorts({ errors }: Place, path: string, container: Draft): void {
  const names = new Set<string>();
  for (const [index, port] of children(container, 'ports').entries()) {
    const at = `${path}[${index}]`;
    const name = text(port, 'name');
    const wrong = name === '' ? [] : portName(name);
    errors.invalidAll(`${at}.name`, name, wrong);
    if (wrong.length === 0 && name !== '' && names.has(name)) {
      errors.duplicate(`${at}.name`, name);
    } else if (wrong.length === 0) {
      names.add(name);
    }
    const [inside, outside] = [number(port, 'containerPort'), number(port, 'hostPort')];
    if (inside === 0) {
      errors.required(`${at}.containerPort`);
    } else {
      errors.invalidAll(`${at}.containerPort`, inside, portNumber(inside));
    }
    if (outside !== 0) {
      errors.invalidAll(`${at}.hostPort`, outside, portNumber(outside));
    }
    oneOf(errors, `${at}.protocol`, text(port, 'protocol'), PROTOCOLS);
  }
}

function validateHostPorts({ errors }: Place, path: string, containers: readonly Draft[]): void {
  const taken = new Set<string>();
  for (const [index, container] of containers.entries()) {
    for (const [at, port] of children(container, 'ports').entries()) {
      const outside = number(port, 'hostPort');
      if (outside === 0) {
        continue;
      }
      const key = `${text(port, 'protocol')}/${text(port, 'hostIP')}/${outside}`;
      if (taken.has(key)) {
        errors.duplicate(`${path}[${index}].ports[${at}].hostPort`, key);
      }
      taken.add(key);
    }
  }
}

function validateResizePolicy({ errors }: Place, path: string, container: Draft, podRestartPolicy: string): void {
  const seen = new Set<string>();
  for (const [index, policy] of children(container, 'resizePolicy').entries()) {
    const [resource, restart] = [text(policy, 'resourceName'), text(policy, 'restartPolicy')];
    if (seen.has(resource)) {
      errors.duplicate(`${path}[${index}]`, resource);
    }
    seen.add(resource);
    oneOf(errors, path, resource, ['cpu', 'memory']);
    oneOf(errors, path, restart, ['NotRequired', 'RestartContainer']);
    if (podRestartPolicy === 'Never' && restart !== 'NotRequired') {
      errors.invalid(path, restart, "must be 'NotRequired' when pod `restartPolicy` is 'Never'");
    }
  }
}

function validateInitRestartPolicy(place: Place, path: string, container: Draft): void {
  const policy = container.restartPolicy;
  const rules = isAtLeast(place.minor, '1.34') && !isOff('core.Container', 'restartPolicyRules', place.minor);
  if (rules) {
    validateRestartPolicy(place, path, container);
  } else if (policy !== undefined && policy !== 'Always') {
    place.errors.notSupported(`${path}.restartPolicy`, String(policy), ['Always']);
  }
}

function validateRestartPolicy(place: Place, path: string, container: Draft): void {
  const { errors, minor } = place;
  const rules = children(container, 'restartPolicyRules');
  const policy = container.restartPolicy;
  const policies = ['Always', 'Never', 'OnFailure'];
  if (policy === undefined && rules.length === 0) {
    return;
  }
  if (policy === undefined) {
    errors.required(`${path}.restartPolicy`, 'must specify restartPolicy when restart rules are used');
  } else if (!policies.includes(String(policy))) {
    errors.notSupported(`${path}.restartPolicy`, String(policy), policies);
  }
  if (rules.length > 20) {
    errors.tooMany(`${path}.restartPolicyRules`, rules.length, 20);
  }
  const actions = isAtLeast(minor, '1.36') ? ['Restart', 'RestartAllContainers'] : ['Restart'];
  for (const [index, rule] of rules.entries()) {
    const at = `${path}.restartPolicyRules[${index}]`;
    const action = text(rule, 'action');
    if (!actions.includes(action)) {
      errors.notSupported(`${at}.action`, action, actions);
    }
    const codes = child(rule, 'exitCodes');
    if (codes === undefined) {
      errors.required(`${at}.exitCodes`, 'must be specified');
      continue;
    }
    if (!['In', 'NotIn'].includes(text(codes, 'operator'))) {
      errors.notSupported(`${at}.exitCodes.operator`, text(codes, 'operator'), ['In', 'NotIn']);
    }
    const count = Array.isArray(codes.values) ? codes.values.length : 0;
    if (count > 255) {
      errors.tooMany(`${at}.exitCodes.values`, count, 255);
    }
  }
}
