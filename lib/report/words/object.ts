import type { Finding } from '../../checks/finding';
import type { CutOver, ObjectPlan } from '../../plan/object';
import type { ObjectReference } from '../../plan/object-reference';
import type { PlanRefusal } from '../../plan/refusal';
import { changeLines } from './change';
import { type Fact, fact, foreign, joined, type Line, mark } from './line';
import { fullName } from './object-name';
import { findingLines, otherwise, refusalLines, unjudged } from './shared';

/** All that a report tells about an object that is no workload, apart from its name and what happens to it. */
export function objectFacts(
  object: ObjectPlan,
  refusals: readonly PlanRefusal[],
  findings: readonly Finding[],
): readonly Fact[] {
  return [
    ...fact('refused', refusalLines(refusals)),
    ...fact('why', [...object.causes.flatMap(changeLines), ...version(object)]),
    ...fact('touches', [...cutOver(object), ...revisions(object)]),
    ...fact('other apply', otherwise(object.otherApply)),
    ...fact('not judged', unjudged(object.notJudged)),
    ...fact('findings', findingLines(findings)),
  ];
}

function version({ version: other, change, kind }: ObjectPlan): readonly Line[] {
  if (other === undefined) {
    return [];
  }
  const name = foreign(`${kind.toLowerCase()}/${other}`);
  return [change === 'delete' ? ['followed by ', name] : ['the next version of ', name]];
}

function cutOver({ cutOver: cut }: ObjectPlan): readonly Line[] {
  if (cut === undefined) {
    return [];
  }
  const names = (objects: readonly ObjectReference[]): Line =>
    objects.length === 0 ? ['nothing'] : joined(objects.map((object) => foreign(fullName(object))));
  const all = mark('bad', 'all requests go over at once');
  return areSame(cut)
    ? [[all, ': from the old pods of ', ...names(cut.from), ' to its new ones']]
    : [[all, ': from ', ...names(cut.from), ' to ', ...names(cut.to)]];
}

/** Whether a Service leaves the old pods of workloads for their new ones. */
export function areSame({ from, to }: CutOver): boolean {
  const names = (objects: readonly ObjectReference[]) => objects.map(fullName).join();
  return names(from) === names(to);
}

function revisions({ revisions: readers = [], change }: ObjectPlan): readonly Line[] {
  const names = joined(readers.map(({ workload, number }) => foreign(`${fullName(workload)} revision ${number}`)));
  if (readers.length === 0) {
    return [];
  }
  return [
    change === 'delete' ? [mark('bad', 'no undo any more'), ' to ', ...names] : ['kept for an undo to ', ...names],
  ];
}
