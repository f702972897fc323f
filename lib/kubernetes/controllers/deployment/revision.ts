import type { ReplicaSet } from '../replica-set/state';
import { byCreationTimestamp } from './replica-sets';

export const REVISION = 'deployment.kubernetes.io/revision';
export const REVISION_HISTORY = 'deployment.kubernetes.io/revision-history';

/** The most characters that the annotation `revision-history` holds. */
const MAX_HISTORY_LENGTH = 2000;

/**
 * The revision in the annotations: 0 where there is none, undefined for what is no number.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L218
 */
export function revision(annotations: Readonly<Record<string, string>>): number | undefined {
  const text = annotations[REVISION];
  return text === undefined ? 0 : parseInteger(text);
}

/** A text that is nothing but a whole number; else undefined. */
export function parseInteger(text: string): number | undefined {
  return /^[+-]?\d+$/.test(text) ? Number(text) : undefined;
}

/**
 * The highest revision; what is no number is passed over.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L187
 */
export function maxRevision(replicaSets: readonly ReplicaSet[]): number {
  return replicaSets.reduce((most, { annotations }) => Math.max(most, revision(annotations) ?? 0), 0);
}

/**
 * Lowest revision first; equal ones, and those that are no numbers, by creation and name.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L964
 */
export function byRevision(a: ReplicaSet, b: ReplicaSet): number {
  const [first, second] = [revision(a.annotations), revision(b.annotations)];
  return first === undefined || second === undefined || first === second ? byCreationTimestamp(a, b) : first - second;
}

/**
 * The annotation `revision-history` with one more revision that the ReplicaSet had: `1,3` and then 5 is `1,3,5`. Above
 * 2000 characters the first ones go.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/util/deployment_util.go#L268
 */
export function appendToHistory(history: string, revision: string): string {
  if (history === '' || history.startsWith(',')) {
    return revision;
  }
  const revisions = [...history.split(','), revision];
  let length = history.length + 1 + revision.length;
  while (length > MAX_HISTORY_LENGTH) {
    length -= (revisions.shift() ?? '').length + 1;
  }
  return revisions.join(',');
}
