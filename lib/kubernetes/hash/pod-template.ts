import type { Draft } from '../decode/draft';
import type { Minor } from '../minor';
import { dump } from './dump';
import { fnv1a, fnv1aBytes, safeEncode } from './fnv';

/**
 * The hash of a pod template that ReplicaSets and the ControllerRevisions of DaemonSets are named by.
 * @param template as the API server holds it: defaulted, without the label `pod-template-hash`
 * @param collisionCount the workload's `status.collisionCount`; undefined where there is none yet, for 0 counts
 * @throws UnforeseeableError for a template with a timestamp in its metadata
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/controller_utils.go
 */
export function hashPodTemplate(template: Draft, minor: Minor, collisionCount?: number): string {
  const hash = fnv1a(dump(template, 'core.PodTemplateSpec', minor));
  return safeEncode(collisionCount === undefined ? hash : fnv1aBytes(littleEndian(collisionCount), hash));
}

/** The count in the first four of eight bytes. */
function littleEndian(count: number): readonly number[] {
  return [count & 0xff, (count >>> 8) & 0xff, (count >>> 16) & 0xff, (count >>> 24) & 0xff, 0, 0, 0, 0];
}
