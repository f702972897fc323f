import type { Finding } from '../../checks/finding';
import type { ObjectReference, Place } from '../../plan/object-reference';
import type { Plan } from '../../plan/plan';
import { VERDICTS, type Verdict } from '../../plan/verdict';
import type { WorkloadPlan } from '../../plan/workload';
import type { Fact } from './line';
import { objectFacts } from './object';
import { obstaclesIn } from './obstacles';
import { workloadFacts } from './workload';

/** An object that a report has something to tell about. */
export interface Item {
  readonly object: ObjectReference & Place;
  readonly verdict: Verdict;
  readonly facts: readonly Fact[];

  /**
   * The workload that it is.
   * @default - it is another object
   */
  readonly workload?: WorkloadPlan;

  /** What keeps its new pods from becoming ready, by name. */
  readonly obstacles: readonly string[];
}

/**
 * What a report tells, the gravest first: what changes, and what something was found in. Where two are as grave,
 * workloads come first, and then they stand as in the plan.
 */
export function itemsOf(plan: Plan, findings: readonly Finding[]): readonly Item[] {
  const refusals = byObject(plan.refusals);
  const found = byObject(findings);
  const of = (object: ObjectReference) => [refusals.get(keyOf(object)) ?? [], found.get(keyOf(object)) ?? []] as const;
  const obstaclesOf = obstaclesIn(plan, findings);
  const items: readonly Item[] = [
    ...plan.workloads.flatMap((workload): readonly Item[] => {
      const [refused, found] = of(workload);
      if (!isTold(workload) && refused.length === 0 && found.length === 0) {
        return [];
      }
      const obstacles = obstaclesOf(workload, found);
      const facts = workloadFacts(workload, refused, found, obstacles);
      return [{ object: workload, verdict: workload.verdict, facts, workload, obstacles }];
    }),
    ...plan.objects.map((object) => ({
      object,
      verdict: object.change,
      facts: objectFacts(object, ...of(object)),
      obstacles: [],
    })),
  ];
  const told = new Set(items.map(({ object }) => keyOf(object)));
  const others = [...found].flatMap(([key, list]): readonly Item[] => {
    const [first] = list;
    if (first === undefined || told.has(key)) {
      return [];
    }
    const facts = objectFacts(unchanged(first.object), [], list);
    return [{ object: first.object, verdict: 'unchanged', facts, obstacles: [] }];
  });
  return [...items, ...others].sort((one, other) => VERDICTS.indexOf(one.verdict) - VERDICTS.indexOf(other.verdict));
}

/** Even of a workload that stays as it is it is worth telling that it is held, or that its config changes. */
function isTold({ verdict, hold, config }: WorkloadPlan): boolean {
  return verdict !== 'unchanged' || hold !== undefined || config.length > 0;
}

/** An object that stays as it is. */
function unchanged(object: ObjectReference) {
  return { ...object, change: 'update', causes: [], notJudged: [] } as const;
}

function byObject<T extends { readonly object: ObjectReference }>(
  list: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const map = new Map<string, T[]>();
  for (const each of list) {
    const key = keyOf(each.object);
    map.set(key, [...(map.get(key) ?? []), each]);
  }
  return map;
}

function keyOf({ target, apiVersion, kind, namespace = '', name }: ObjectReference): string {
  return JSON.stringify([target, apiVersion, kind, namespace, name]);
}
