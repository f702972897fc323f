import { availabilityText } from '../availability-text';
import { check } from '../check';
import { isIgnoredMaxUnavailable } from './sts-maxunavailable-ignored';

export const versionGate = check({
  id: 'version-gate',
  severity: 'error',
  area: 'rollouts',
  summary: "a field that the cluster's minor does not know, or drops",
  run: ({ head, minor }) =>
    head.members.flatMap(({ reference, kind, fields }) =>
      fields
        .filter(({ reason, path }) => reason !== 'unknown' && !isIgnoredMaxUnavailable(kind, path))
        .map(({ reason, path, availability }) => ({
          at: reference,
          path,
          message:
            reason === 'off'
              ? `Kubernetes ${minor} drops the field without a word: ${availabilityText(availability)}`
              : `Kubernetes ${minor} does not have the field: ${availabilityText(availability)}`,
          fix: 'leave it out, or name the minor that the cluster has (kubernetes in the settings, --kubernetes)',
        })),
    ),
});
