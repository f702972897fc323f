import { check } from '../check';
import { isEncrypted, SOPS } from '../encrypted';

export const unknownField = check({
  id: 'unknown-field',
  severity: 'error',
  area: 'refusals',
  summary: 'a field that Kubernetes does not have',
  run: ({ head }) =>
    head.members.flatMap((member) =>
      member.fields
        .filter(({ reason, path }) => reason === 'unknown' && !(path === SOPS && isEncrypted(member)))
        .map(({ path, didYouMean }) => ({
          at: member.reference,
          path,
          message: 'Kubernetes has no such field: kubectl refuses it, others drop it without a word',
          fix: didYouMean === undefined ? 'leave it out' : `did you mean ${didYouMean}?`,
        })),
    ),
});
