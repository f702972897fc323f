import { valueAt } from '../../kubernetes/json';
import { isAtLeast } from '../../kubernetes/minor';
import { check } from '../check';

const PATH = 'spec.updateStrategy.rollingUpdate.maxUnavailable';

/** The one field that is dropped and harms nobody: pods are exchanged one by one, as without it. */
export function isIgnoredMaxUnavailable(kind: string, path: string): boolean {
  return kind === 'StatefulSet' && path === PATH;
}

export const stsMaxunavailableIgnored = check({
  id: 'sts-maxunavailable-ignored',
  severity: 'warning',
  area: 'rollouts',
  summary: "a StatefulSet's maxUnavailable that the cluster's minor ignores",
  run: ({ head, minor }) =>
    isAtLeast(minor, '1.37')
      ? []
      : head.ofKind('StatefulSet').flatMap(({ reference, object }) => {
          const value = valueAt(object, ...PATH.split('.'));
          // OpenKruise has a StatefulSet of its own, which honours it.
          return object.apiVersion !== 'apps/v1' || value === undefined || value === null || value === 1
            ? []
            : [
                {
                  at: reference,
                  path: PATH,
                  value,
                  message: `Kubernetes ${minor} drops it without a word and exchanges one pod after the other`,
                  fix: 'leave it out until the cluster has 1.37',
                },
              ];
        }),
});
