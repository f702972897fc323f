import type { ObjectPlan } from '../../plan/object';
import { changedBy } from '../changed';
import type { Found } from '../check';
import type { CheckContext } from '../context';
import type { Manifests } from '../manifests/manifests';
import { placeOf } from '../manifests/member';
import type { Workload } from '../manifests/workload';
import { mayBeMade } from './makers';
import { type PodNeed, podNeeds } from './pod-needs';

/** What a change deletes and the pods of a workload still need: those that run keep what they have, and no other starts. */
export function deletedNeeds({ head, change }: CheckContext): readonly Found[] {
  const deleted = (change?.objects ?? []).filter(
    ({ change, apiVersion }) => change === 'delete' && apiVersion === 'v1',
  );
  if (change === undefined || deleted.length === 0) {
    return [];
  }
  const byName = new Map(deleted.map((each) => [key(placeOf(each.target, each.namespace ?? ''), each), each]));
  const isChanged = changedBy(change);
  // One that stays as it is needs what goes, too.
  return head.all.workloads.flatMap((workload) =>
    podNeeds(workload).flatMap((need) => {
      const { place, reference } = workload.member;
      const object = byName.get(key(place, need));
      return object === undefined || isElsewhere(head, place, need)
        ? []
        : [isChanged(reference) ? atWorkload(workload, need) : atDeleted(object, workload, need)];
    }),
  );
}

/** Beside what the plan says of its rollout. */
function atWorkload(workload: Workload, need: PodNeed): Found {
  return {
    at: workload.member.reference,
    value: `${need.kind.toLowerCase()}/${need.name}`,
    message: `it is deleted, and the pods need it (${need.as}): ${outcome(workload, need)}`,
    fix: FIX,
  };
}

/** Nothing else changes. */
function atDeleted(object: ObjectPlan, workload: Workload, need: PodNeed): Found {
  const { kind, name } = workload.member;
  return {
    at: object,
    message: `it is deleted, and the pods of ${kind.toLowerCase()}/${name} need it (${need.as}): ${outcome(workload, need)}`,
    fix: FIX,
  };
}

const FIX = 'keep it, and delete it once no workload refers to it';

function outcome({ rolls }: Workload, { without }: PodNeed): string {
  const rollout = rolls ? ', a rollout goes as if they were never ready' : '';
  return `new ones ${without}${rollout}, and one that is evicted does not come back`;
}

/** Whether it may be there all the same. */
function isElsewhere(head: Manifests, place: string, { kind, name }: PodNeed): boolean {
  return (
    head.placesLike(place).some((each) => head.named(each, kind, name) !== undefined) || mayBeMade(head, place, name)
  );
}

function key(place: string, { kind, name }: { readonly kind: string; readonly name: string }): string {
  return [place, kind, name].join('\u0000');
}
