import { object } from '../../kubernetes/json';
import { check, type Found } from '../check';
import { IGNORE, ignoresOf } from '../ignores';
import { nearest } from '../nearest';

export const badIgnore = check({
  id: 'bad-ignore',
  severity: 'error',
  area: 'suppressions',
  summary: 'a suppression without a reason, of no check, or where it would start a rollout',
  run: ({ head, ids }) =>
    head.members.flatMap((member): readonly Found[] => [
      ...ignoresOf(member).flatMap(({ id, reason, path }) => {
        if (!ids.has(id)) {
          const near = nearest(id, [...ids]);
          return [
            {
              at: member.reference,
              path,
              message: `there is no check ${JSON.stringify(id)}`,
              fix: near === undefined ? 'cdk8s-rollout explain lists them all' : `did you mean ${near}?`,
            },
          ];
        }
        return reason === undefined
          ? [
              {
                at: member.reference,
                path,
                message: 'it says no reason, so it does not count',
                fix: 'say why this is right here: the next one who reads it wants to know',
              },
            ]
          : [];
      }),
      ...onTemplates(member.object).map((path) => ({
        at: member.reference,
        path,
        message: 'on the pod template it does not count, and each change of it starts a rollout',
        fix: `move it to the object's own metadata.annotations`,
      })),
    ]),
});

const TEMPLATES = [
  ['spec', 'template'],
  ['spec', 'jobTemplate', 'spec', 'template'],
] as const;

function onTemplates(manifest: unknown): readonly string[] {
  const spec = object(manifest, 'spec');
  return spec.template === undefined && spec.jobTemplate === undefined
    ? []
    : TEMPLATES.flatMap((template) =>
        Object.keys(object(manifest, ...template, 'metadata', 'annotations'))
          .filter((key) => key.startsWith(IGNORE))
          .map((key) => `${template.join('.')}.metadata.annotations[${key}]`),
      );
}
