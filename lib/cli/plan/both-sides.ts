import type { KnownDocuments } from '../../manifests/plain';
import type { PlanManifest } from '../../plan/pair';
import type { FindPast } from '../../plan/past';
import { planManifests } from './manifests';
import { pastOf } from './past';
import type { SideInput } from './sides';
import { inTargets, targetsOf } from './targets';

/** The manifests before and after a change, each in its target. */
export interface BothSides {
  readonly before: readonly PlanManifest[];
  readonly after: readonly PlanManifest[];

  /** What the histories say of workloads, to be spread into the options of a plan; nothing where the head has none. */
  past(): { readonly past?: FindPast };
}

/**
 * Reads the manifests of both sides.
 * @param namespace where those go that name none
 * @throws ManifestError, CliError for what cannot be planned, see `planManifests`
 */
export function bothSides(base: SideInput, head: SideInput, namespace: string | undefined): BothSides {
  const histories = [...(head.histories?.values() ?? []), ...(base.histories?.values() ?? [])];
  const targetOf = targetsOf(histories);
  const known: KnownDocuments | undefined = base.files.length === 0 ? undefined : new Map();
  const read = [base, head].map(({ files }) => planManifests(files, targetOf, namespace, known));
  const [before = [], after = []] = inTargets(read, histories);
  const past = () =>
    head.histories === undefined ? {} : { past: pastOf(head.histories, base.histories, { base: before, head: after }) };
  return { before, after, past };
}
