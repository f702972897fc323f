import type { ObjectPlan } from '../../plan/object';
import type { Found } from '../check';
import type { CheckContext } from '../context';
import type { Manifests } from '../manifests/manifests';
import { type Member, placeOf } from '../manifests/member';

/** How many objects a finding names. */
const NAMED = 3;

/** Deletions of a Namespace or of a definition, which take objects with them that the head still has. */
export function swept({ head, change }: CheckContext): readonly Found[] {
  return (change?.objects ?? [])
    .filter((object) => object.change === 'delete')
    .flatMap((object) => [
      ...found(object, inNamespace(head, object), 'with all that stands in it, also what the manifests have there'),
      ...found(object, ofDefinition(head, object), 'with all objects of its kind, also those of the manifests'),
    ]);
}

function found(at: ObjectPlan, members: readonly Member[], what: string): readonly Found[] {
  const names = members.slice(0, NAMED).map(({ kind, name }) => `${kind.toLowerCase()}/${name}`);
  const more = members.length > NAMED ? ` and ${members.length - NAMED} more` : '';
  return members.length === 0
    ? []
    : [
        {
          at,
          message: `it is deleted ${what}: ${names.join(', ')}${more}`,
          fix: 'keep it as long as anything of it is there',
        },
      ];
}

function inNamespace(head: Manifests, { apiVersion, kind, name, target }: ObjectPlan): readonly Member[] {
  return apiVersion === 'v1' && kind === 'Namespace' ? head.membersIn(placeOf(target, name)) : [];
}

function ofDefinition(head: Manifests, { kind, name, target }: ObjectPlan): readonly Member[] {
  return kind !== 'CustomResourceDefinition'
    ? []
    : head.all.members.filter(
        ({ kind: own, reference, object: { apiVersion } }) =>
          reference.target === target && plurals(own).some((plural) => `${plural}.${groupOf(apiVersion)}` === name),
      );
}

function groupOf(apiVersion: unknown): string {
  return String(apiVersion).split('/')[0] ?? '';
}

/** What the objects of a kind may be called together: the plan does not hold what the definition says. */
function plurals(kind: string): readonly string[] {
  const one = kind.toLowerCase();
  return [one, `${one}s`, `${one}es`, one.replace(/y$/, 'ies')];
}
