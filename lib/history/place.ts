import { isPrinted } from '../manifests/yaml/printed';
import { causeOf } from './cause';
import type { Content } from './compare';
import { digestOf } from './digest';
import type { Revision } from './history';
import type { Life } from './life';
import type { Recording } from './record';
import { headOf, renumbered, TEMPLATE_INDENT, textsOf } from './texts';
import { visibleRevisions } from './visible';

/** The revision that the controller finds for the template that is wanted, if it has one. */
export function matching({ code, life: { made }, wanted, digest }: Recording): Revision | undefined {
  const { workload, minor } = code;
  const [newest] = made;
  if (newest !== undefined && isWritten(newest, wanted)) {
    return newest;
  }
  return made.find(
    (one) => (one.minor === minor ? one.digest : digestOf(workload.kind, one.template, minor)) === digest(),
  );
}

/** Whether a revision has this very template: comparing texts takes a tenth of the time of a digest. */
export function isWritten(revision: Revision, { template }: Content): boolean {
  return isPrinted(textsOf(revision).template, template, ' '.repeat(TEMPLATE_INDENT));
}

/** The revisions as the controller has them once what is wanted is applied and settled. */
export function place(recording: Recording, match: Revision | undefined): readonly Revision[] {
  const { code, life, wanted, limit, isPaused, digest } = recording;
  const { made } = life;
  const [newest] = made;
  const number = (newest?.number ?? 0) + 1;
  if (match === undefined) {
    const { template, config } = wanted;
    const cause = newCause(recording);
    const head = { number, digest: digest(), ...(cause === undefined ? {} : { cause }), minor: code.minor, limit };
    return isPaused
      ? [
          { ...head, pending: true, template, config },
          ...made.slice(0, 1).map((one) => limited(one, limit)),
          ...made.slice(1),
        ]
      : [{ ...head, template, config }, ...made];
  }
  const others = made.filter(({ digest }) => digest !== match.digest);
  if (match === newest) {
    return [recaused(limited(match, limit), keptCause(recording, match)), ...others];
  }
  const { imported: _, cleanedUp: __, ...head } = headOf(match);
  const moved = renumbered(match, { ...head, number, limit });
  return [recaused(moved, movedCause(recording, match)), ...others];
}

/** What the controller removed once does not come back when the limit grows or a change is no longer waited for. */
export function withCleanedUp(revisions: readonly Revision[], { visible, made }: Life): readonly Revision[] {
  const known = new Set(made);
  const gone = new Set(
    visibleRevisions({ revisions }).filter((revision) => known.has(revision) && !visible.has(revision.digest)),
  );
  return gone.size === 0
    ? revisions
    : revisions.map((revision) =>
        gone.has(revision) ? renumbered(revision, { ...headOf(revision), cleanedUp: true }) : revision,
      );
}

function newCause({ code, life, wanted, prop }: Recording): string | undefined {
  const [newest] = life.made;
  return life.desired.hold?.cause ?? prop ?? (newest && causeOf(code.workload.kind, newest, wanted, code.minor));
}

/** A Deployment's annotations reach its ReplicaSet at any time, those of other kinds only when it is made. */
export function keptCause({ code, life, prop }: Recording, { cause }: Revision): string | undefined {
  return code.workload.kind === 'Deployment' && life.desired.hold === undefined ? (prop ?? cause) : cause;
}

function movedCause(recording: Recording, match: Revision): string | undefined {
  const { code, life } = recording;
  return code.workload.kind === 'Deployment' || !life.visible.has(match.digest) ? newCause(recording) : match.cause;
}

function limited(revision: Revision, limit: number): Revision {
  return revision.limit === limit ? revision : renumbered(revision, { ...headOf(revision), limit });
}

function recaused(revision: Revision, cause: string | undefined): Revision {
  return revision.cause === cause || cause === undefined
    ? revision
    : renumbered(revision, { ...headOf(revision), cause });
}
