import type { Minor } from '../kubernetes/minor';
import { quotaLines } from '../kubernetes/resources/quota';
import { unspecified } from '../kubernetes/resources/unspecified';
import type { JsonObject } from '../kubernetes/value';
import type { Found } from './check';
import type { Member } from './manifests/member';
import type { Workload } from './manifests/workload';

/** Finds that a quota has the pods of a workload refused, in the words of its admission. @param pod as it is admitted */
export function unspecifiedIn(
  quota: Member,
  { member, podPath, replicas, scaler }: Workload,
  pod: JsonObject,
  minor: Minor,
): readonly Found[] {
  const wanted = quotaLines(quota.object)
    .map(({ resource }) => ({ resource, containers: unspecified(resource, pod, minor).join(',') }))
    .filter(({ containers }) => containers !== '')
    .map(({ resource, containers }) => `${resource} for: ${containers}`)
    .sort();
  return wanted.length === 0 || (replicas === 0 && scaler === undefined)
    ? []
    : [
        {
          at: member.reference,
          path: podPath,
          message: `resourcequota/${quota.name} lets no pod of it start: must specify ${wanted.join('; ')}`,
          fix: 'say it for each container, or add a LimitRange that fills it in',
        },
      ];
}
