import type { Application } from '../application';
import type { PlanContext } from '../context';
import type { ObjectPlan } from '../object';
import type { Pair } from '../pair';
import type { WorkloadPlan } from '../workload';
import { type Candidate, cutOverOf } from './cut-over';
import { planObject } from './plan-object';
import { type ConfigReaders, configReaders } from './readers';
import { versionOf, versions } from './versions';

/** What happens to the objects that are no workloads. */
export interface PlannedObjects {
  /** Those that change. */
  readonly objects: readonly ObjectPlan[];

  /** How many stay as they are. */
  readonly unchanged: number;

  /** What the API server refuses. */
  readonly refused: readonly { readonly pair: Pair; readonly application: Application }[];
}

/** A workload that was planned already. */
interface PlannedWorkload {
  readonly pair: Pair;
  readonly plan: WorkloadPlan;
}

/** Plans the objects that are no workloads, in the order given. */
export function planObjects(
  all: readonly Pair[],
  workloads: readonly PlannedWorkload[],
  context: PlanContext,
): PlannedObjects {
  const [before, after] = [candidates(workloads, 'base'), candidates(workloads, 'head')];
  const readers: ConfigReaders = configReaders(
    workloads.map(({ plan }) => plan),
    context.past,
  );
  const paired = versions(all);
  const planned = all.map((pair) => ({ pair, ...planObject(pair, context) }));
  const objects = planned.flatMap(({ pair, plan }): readonly ObjectPlan[] => {
    if (plan === undefined) {
      return [];
    }
    const { kind } = pair.reference;
    const place = placeOf(pair);
    const cutOver = kind === 'Service' ? cutOverOf(pair, before.get(place) ?? [], after.get(place) ?? []) : undefined;
    const version = versionOf(pair, paired);
    const revisions = readers(pair);
    return [
      {
        ...plan,
        ...(revisions === undefined ? {} : { revisions }),
        ...(cutOver === undefined ? {} : { cutOver }),
        ...(version === undefined ? {} : { version }),
      },
    ];
  });
  const refused = planned.filter(({ application }) => application.refusals.length > 0);
  return { objects, unchanged: all.length - objects.length, refused };
}

function candidates(
  workloads: readonly PlannedWorkload[],
  side: 'base' | 'head',
): ReadonlyMap<string, readonly Candidate[]> {
  const found = new Map<string, Candidate[]>();
  for (const { pair } of workloads) {
    const manifest = pair[side];
    if (manifest !== undefined) {
      const place = placeOf(pair);
      const candidate = { reference: pair.reference, workload: manifest.object };
      const list = found.get(place);
      if (list === undefined) {
        found.set(place, [candidate]);
      } else {
        list.push(candidate);
      }
    }
  }
  return found;
}

function placeOf({ reference, namespace }: Pair): string {
  return `${reference.target}\u0000${namespace}`;
}
