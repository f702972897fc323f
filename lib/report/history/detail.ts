import { type History, type Revision, workloadName } from '../../history';
import { describePodTemplate } from '../../kubernetes/describe/pod-template';
import { revisionObject } from '../../kubernetes/hash/name';
import type { Minor } from '../../kubernetes/minor';
import { withDefaults } from '../../kubernetes/prepare';
import { isObject, type JsonObject, own } from '../../kubernetes/value';

const HASH = 'pod-template-hash';
const CAUSE = 'kubernetes.io/change-cause';

/**
 * One revision as `kubectl rollout history --revision` prints it.
 * @param kubectl the minor of kubectl, which decides what is printed
 */
export function revisionDetail(history: History, revision: Revision, kubectl: Minor): string {
  const { kind } = history.workload;
  // A ReplicaSet holds the cause of its revision; of the other kinds kubectl shows the template as it is.
  const cause = kind === 'Deployment' ? revision.cause : undefined;
  const text = describePodTemplate(stored(history, revision, cause), kubectl);
  return `${workloadName(history.workload)} with revision #${revision.number}\n${text}\n`;
}

/** What an undo would bring back, as `kubectl rollout undo --dry-run=client` prints it; without the end of the line. */
export function undoDetail(history: History, revision: Revision, kubectl: Minor): string {
  const text = describePodTemplate(stored(history, revision), kubectl);
  const will = history.workload.kind === 'Deployment' ? '' : 'will roll back to ';
  return `${workloadName(history.workload)} ${will}${text} (dry run)`;
}

/** The template as the ReplicaSet or ControllerRevision of a revision holds it. */
function stored({ workload: { kind, name } }: History, { template, minor }: Revision, cause?: string): JsonObject {
  const workload = { apiVersion: 'apps/v1', kind, metadata: { name }, spec: { template } };
  const defaulted = own(own(withDefaults(workload, minor), 'spec'), 'template');
  const hash = kind === 'Deployment' ? revisionObject(workload, minor)?.hash : undefined;
  const metadata = own(defaulted, 'metadata');
  return {
    ...(isObject(defaulted) ? defaulted : {}),
    metadata: {
      ...(isObject(metadata) ? metadata : {}),
      labels: { ...asObject(own(metadata, 'labels')), ...(hash === undefined ? {} : { [HASH]: hash }) },
      annotations: { ...asObject(own(metadata, 'annotations')), ...(cause ? { [CAUSE]: cause } : {}) },
    },
  };
}

function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
