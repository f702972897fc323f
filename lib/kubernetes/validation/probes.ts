import { child, children, type Draft, number, text, texts } from '../decode/draft';
import { isAtLeast } from '../minor';
import { nonNegative } from './errors';
import { headerName, portName, portNumber } from './names';
import type { Place } from './place';

const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'] as const;
const SCHEMES = ['HTTP', 'HTTPS'];

/** The probes of a container. */
export function validateProbes(place: Place, path: string, container: Draft, grace: number): void {
  for (const key of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
    const probe = child(container, key);
    if (probe !== undefined) {
      validateProbe(place, `${path}.${key}`, probe, grace, key);
    }
  }
}

function validateProbe(place: Place, path: string, probe: Draft, grace: number, kind: string): void {
  const { errors } = place;
  validateHandler(place, path, probe, grace);
  for (const key of [
    'initialDelaySeconds',
    'timeoutSeconds',
    'periodSeconds',
    'successThreshold',
    'failureThreshold',
  ]) {
    nonNegative(errors, `${path}.${key}`, number(probe, key));
  }
  const seconds = probe.terminationGracePeriodSeconds;
  const at = `${path}.terminationGracePeriodSeconds`;
  if (typeof seconds === 'number' && seconds <= 0) {
    errors.invalid(at, seconds, 'must be greater than 0');
  }
  if (kind === 'readinessProbe') {
    if (typeof seconds === 'number') {
      errors.invalid(at, seconds, 'must not be set for readinessProbes');
    }
  } else if (probe.successThreshold !== 1) {
    errors.invalid(`${path}.successThreshold`, number(probe, 'successThreshold'), 'must be 1');
  }
}

/** What a container does after it starts and before it stops. */
export function validateLifecycle(place: Place, path: string, lifecycle: Draft, grace: number): void {
  for (const key of ['postStart', 'preStop']) {
    const hook = child(lifecycle, key);
    if (hook !== undefined) {
      validateHandler(place, `${path}.${key}`, hook, grace);
    }
  }
  if (lifecycle.stopSignal !== undefined) {
    place.errors.unjudged(`${path}.stopSignal`, 'stop signals are behind a gate that no modelled minor has on');
  }
}

function validateHandler(place: Place, path: string, handler: Draft, grace: number): void {
  const { errors } = place;
  const [first, ...others] = HANDLERS.filter((kind) => handler[kind] !== undefined);
  if (first === undefined) {
    errors.required(path, 'must specify a handler type');
    return;
  }
  const action = child(handler, first) ?? {};
  const at = `${path}.${first}`;
  if (first === 'exec' && texts(action, 'command').length === 0) {
    errors.required(`${at}.command`);
  } else if (first === 'httpGet') {
    validateHttpGet(place, at, action);
  } else if (first === 'tcpSocket' || first === 'grpc') {
    validatePort(place, `${at}.port`, action.port);
  } else if (first === 'sleep') {
    validateSleep(place, at, number(action, 'seconds'), grace);
  }
  for (const other of others) {
    errors.forbidden(`${path}.${other}`, 'may not specify more than 1 handler type');
  }
}

function validateHttpGet(place: Place, path: string, action: Draft): void {
  const { errors } = place;
  if (text(action, 'path') === '') {
    errors.required(`${path}.path`);
  }
  validatePort(place, `${path}.port`, action.port);
  if (!SCHEMES.includes(text(action, 'scheme'))) {
    errors.notSupported(`${path}.scheme`, text(action, 'scheme'), SCHEMES);
  }
  for (const header of children(action, 'httpHeaders')) {
    const name = text(header, 'name');
    errors.invalidAll(`${path}.httpHeaders`, name, headerName(name));
  }
}

/** A port by number or by name. */
export function validatePort({ errors }: Place, path: string, port: unknown): void {
  if (typeof port === 'string') {
    errors.invalidAll(path, port, portName(port));
  } else {
    const value = typeof port === 'number' ? port : 0;
    errors.invalidAll(path, value, portNumber(value));
  }
}

function validateSleep({ errors, minor }: Place, path: string, seconds: number, grace: number): void {
  const zeroAllowed = isAtLeast(minor, '1.33');
  if (seconds > grace || seconds < 0 || (seconds === 0 && !zeroAllowed)) {
    errors.invalid(
      path,
      seconds,
      zeroAllowed
        ? `must be non-negative and less than terminationGracePeriodSeconds (${grace})`
        : `must be greater than 0 and less than terminationGracePeriodSeconds (${grace}). Enable AllowPodLifecycleSleepActionZeroValue feature gate for zero sleep.`,
    );
  }
}
