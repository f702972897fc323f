import { list, object } from '../../kubernetes/json';
import type { JsonObject } from '../../kubernetes/value';
import type { Member } from '../manifests/member';

/** A Service that an Ingress names, and where. */
export interface Backend {
  /** `spec.rules[0].http.paths[0].backend.service`. */
  readonly path: string;
  readonly name: string;

  /** By number or name; undefined where neither is given. */
  readonly port: unknown;
}

/** The Services that an Ingress sends requests to. */
export function backendsOf({ object: manifest }: Member): readonly Backend[] {
  const spec = object(manifest, 'spec');
  return [
    ...backend(object(spec, 'defaultBackend'), 'spec.defaultBackend'),
    ...list(spec.rules).flatMap((rule, index) =>
      list(object(rule, 'http').paths).flatMap((each, at) =>
        backend(object(each, 'backend'), `spec.rules[${index}].http.paths[${at}].backend`),
      ),
    ),
  ];
}

function backend(value: JsonObject, path: string): readonly Backend[] {
  const service = object(value, 'service');
  const port = object(service, 'port');
  return typeof service.name === 'string' && service.name !== ''
    ? [{ path: `${path}.service`, name: service.name, port: port.number ?? port.name }]
    : [];
}
