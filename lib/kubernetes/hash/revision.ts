import type { Draft } from '../decode/draft';
import { encode } from '../decode/encode';
import { schemaOf } from '../fields/schema';
import { goJson } from '../go-json';
import type { Minor } from '../minor';
import { fnv1, safeEncode } from './fnv';

/**
 * The hash that ends the name of a StatefulSet's ControllerRevision.
 * @param template as the API server holds it, defaulted
 * @param collisionCount the StatefulSet's `status.collisionCount`
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/history/controller_history.go
 */
export function hashStatefulSetTemplate(template: Draft, minor: Minor, collisionCount = 0): string {
  return safeEncode(fnv1(revisionData(template, minor) + String(collisionCount)));
}

/** What a ControllerRevision keeps of a workload: a patch that puts its template back. */
export function revisionData(template: Draft, minor: Minor): string {
  const encoded = encode(template, 'core.PodTemplateSpec', schemaOf(minor));
  return goJson({ spec: { template: { ...encoded, $patch: 'replace' } } });
}
