import { child } from '../decode/draft';
import type { Minor } from '../minor';
import { type Prepared, prepare } from '../prepare';
import { isObject, own } from '../value';
import { withoutHashLabel } from './label';
import { hashPodTemplate } from './pod-template';
import { hashStatefulSetTemplate } from './revision';

/** The workloads that name something by the hash of their template. */
const HASHED: Readonly<Record<string, 'ReplicaSet' | 'ControllerRevision'>> = {
  'apps.Deployment': 'ReplicaSet',
  'apps.StatefulSet': 'ControllerRevision',
  'apps.DaemonSet': 'ControllerRevision',
};

/** Names are cut to what the API server takes. */
const LONGEST_NAME = 253;

/** What a workload's controller makes for a template. */
export interface RevisionObject {
  /** A Deployment makes ReplicaSets, a StatefulSet or DaemonSet makes ControllerRevisions. */
  readonly kind: 'ReplicaSet' | 'ControllerRevision';

  /** The workload's name and the hash. */
  readonly name: string;

  /** The end of the name; of a ReplicaSet also the label `pod-template-hash` of its pods. */
  readonly hash: string;
}

/**
 * The ReplicaSet, or the ControllerRevision, that a workload's controller makes for its template.
 * @param collisionCount the workload's `status.collisionCount`, which counts names that were taken; by default the one
 *   in the manifest's status, which a manifest from a file does not have
 * @returns undefined for any other kind
 * @throws UnforeseeableError for a template with a timestamp in its metadata
 */
export function revisionObject(workload: unknown, minor: Minor, collisionCount?: number): RevisionObject | undefined {
  const prepared = prepare(workload, minor);
  return prepared === undefined ? undefined : revisionOf(prepared, minor, collisionCount ?? countIn(workload));
}

/** The same for a workload that is read already. */
export function revisionOf(prepared: Prepared, minor: Minor, collisionCount?: number): RevisionObject | undefined {
  const kind = HASHED[prepared.type];
  if (kind === undefined) {
    return undefined;
  }
  const hash = hashOf(prepared, minor, collisionCount);
  const name = String(child(prepared.draft, 'metadata')?.name ?? '');
  return { kind, name: `${name.slice(0, LONGEST_NAME - 1 - hash.length)}-${hash}`, hash };
}

function hashOf({ type, draft }: Prepared, minor: Minor, collisionCount: number | undefined): string {
  const template = child(child(draft, 'spec') ?? {}, 'template') ?? {};
  return type === 'apps.StatefulSet'
    ? hashStatefulSetTemplate(template, minor, collisionCount)
    : hashPodTemplate(withoutHashLabel(template), minor, collisionCount);
}

function countIn(workload: unknown): number | undefined {
  const status = isObject(workload) ? own(workload, 'status') : undefined;
  const count = own(status, 'collisionCount');
  return typeof count === 'number' ? count : undefined;
}
