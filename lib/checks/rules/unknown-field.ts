import { check } from '../check';

export const unknownField = check({
  id: 'unknown-field',
  severity: 'error',
  area: 'refusals',
  summary: 'a field that Kubernetes does not have',
  run: ({ head }) =>
    head.members.flatMap(({ reference, fields }) =>
      fields
        .filter(({ reason }) => reason === 'unknown')
        .map(({ path, didYouMean }) => ({
          at: reference,
          path,
          message: 'Kubernetes has no such field: kubectl refuses it, others drop it without a word',
          fix: didYouMean === undefined ? 'leave it out' : `did you mean ${didYouMean}?`,
        })),
    ),
});
