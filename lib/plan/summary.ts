import type { ObjectVerdict } from './object';
import type { Plan, Summary } from './plan';
import { VERDICTS } from './verdict';

const OBJECT_VERDICTS: readonly (ObjectVerdict | 'unchanged')[] = [
  'refused',
  'delete',
  'create',
  'update',
  'unchanged',
];

/** Counts what happens. @param unchanged objects that are no workloads and stay as they are */
export function summarize(
  { workloads, objects, refusals }: Pick<Plan, 'workloads' | 'objects' | 'refusals'>,
  unchanged: number,
): Summary {
  return {
    workloads: counted(
      VERDICTS,
      workloads.map(({ verdict }) => verdict),
    ),
    objects: {
      ...counted(
        OBJECT_VERDICTS,
        objects.map(({ change }) => change),
      ),
      unchanged,
    },
    refusals: refusals.length,
  };
}

function counted<V extends string>(all: readonly V[], found: readonly V[]): Readonly<Record<V, number>> {
  const counts = Object.fromEntries(all.map((verdict) => [verdict, 0])) as Record<V, number>;
  for (const verdict of found) {
    counts[verdict]++;
  }
  return counts;
}
