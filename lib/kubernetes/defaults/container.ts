import { child, children, type Draft, setDefault, setPointer } from '../decode/draft';
import { defaultResources } from './claim';
import { defaultPullPolicy } from './image';
import { defaultFieldRef } from './volume';

/** @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/core/v1/defaults.go */
export function defaultContainer(container: Draft): void {
  setDefault(container, 'imagePullPolicy', defaultPullPolicy(String(container.image ?? '')));
  setDefault(container, 'terminationMessagePath', '/dev/termination-log');
  setDefault(container, 'terminationMessagePolicy', 'File');
  for (const port of children(container, 'ports')) {
    setDefault(port, 'protocol', 'TCP');
  }
  for (const variable of children(container, 'env')) {
    defaultVariable(variable);
  }
  defaultResources(container);
  for (const key of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
    defaultProbe(child(container, key));
  }
  const lifecycle = child(container, 'lifecycle') ?? {};
  defaultHttpGet(child(lifecycle, 'postStart'));
  defaultHttpGet(child(lifecycle, 'preStop'));
}

function defaultVariable(variable: Draft): void {
  const source = child(variable, 'valueFrom');
  if (source !== undefined) {
    defaultFieldRef(source);
    const file = child(source, 'fileKeyRef');
    if (file !== undefined) {
      setPointer(file, 'optional', false);
    }
  }
}

function defaultProbe(probe: Draft | undefined): void {
  if (probe !== undefined) {
    setDefault(probe, 'timeoutSeconds', 1);
    setDefault(probe, 'periodSeconds', 10);
    setDefault(probe, 'successThreshold', 1);
    setDefault(probe, 'failureThreshold', 3);
    defaultHttpGet(probe);
    const grpc = child(probe, 'grpc');
    if (grpc !== undefined) {
      setPointer(grpc, 'service', '');
    }
  }
}

function defaultHttpGet(handler: Draft | undefined): void {
  const get = child(handler ?? {}, 'httpGet');
  if (get !== undefined) {
    setDefault(get, 'path', '/');
    setDefault(get, 'scheme', 'HTTP');
  }
}
