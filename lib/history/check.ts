import { isVersionedConfig } from '../manifests/versioned-config';
import { digestOf } from './digest';
import { editedByHand } from './error';
import type { History, Revision, WorkloadKind } from './history';
import { nameOf } from './texts';

/**
 * Checks that each template and each ConfigMap is still the one that was recorded.
 * @param file the name of its file, for messages
 * @throws HistoryError that names the first that was changed by hand
 */
export function checkHistory({ workload, revisions }: History, file: string): void {
  for (const revision of revisions) {
    checkRevision(workload.kind, revision, file);
  }
}

/** The same for one revision, before it is rendered or shown. */
export function checkRevision(kind: WorkloadKind, revision: Revision, file: string): void {
  const { number, digest, template, minor, config } = revision;
  if (digestOf(kind, template, minor) !== digest) {
    throw editedByHand(`the template of revision ${number} is not the one of its digest`, file);
  }
  const changed = config.find((object) => !isVersionedConfig(object));
  if (changed !== undefined) {
    throw editedByHand(`the data of ${nameOf(changed)} are not those of its name`, file);
  }
}
