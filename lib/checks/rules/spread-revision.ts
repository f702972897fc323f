import { list, object } from '../../kubernetes/json';
import { isAtLeast, type Minor } from '../../kubernetes/minor';
import type { JsonObject } from '../../kubernetes/value';
import { check, type Found } from '../check';
import type { Workload } from '../manifests/workload';
import { countsOwn, keysOf } from '../spread';

const REVISION = 'pod-template-hash';

export const spreadRevision = check({
  id: 'spread-revision',
  severity: 'warning',
  area: 'capacity',
  summary: 'spread constraints that count the old pods, too, or that make every new pod be refused',
  blocks: ({ path }) => (path?.endsWith('.matchLabelKeys') ? 'new pods' : undefined),
  run: ({ head, minor }) =>
    isAtLeast(minor, '1.27')
      ? head.workloads.flatMap((workload) => [...strict(workload), ...twice(workload, minor)])
      : [],
});

function strict({ kind, member, labels, pod, podPath }: Workload): readonly Found[] {
  return list(pod.topologySpreadConstraints).flatMap((constraint, index) =>
    kind !== 'Deployment' ||
    constraint.whenUnsatisfiable !== 'DoNotSchedule' ||
    !countsOwn(constraint, labels) ||
    keysOf(constraint).includes(REVISION)
      ? []
      : [
          {
            at: member.reference,
            path: `${podPath}.topologySpreadConstraints[${index}]`,
            message:
              'pods of the old revision count as well: a rollout may wait for room, or end up with its pods on few nodes',
            fix: 'add matchLabelKeys: [pod-template-hash]',
            autofix: {
              edits: [
                {
                  path: `${podPath}.topologySpreadConstraints[${index}].matchLabelKeys`,
                  value: [...keysOf(constraint), REVISION],
                },
              ],
              property: "the workload's topologySpread, which counts one revision by default",
            },
          },
        ],
  );
}

/** The server adds the key to the selector when the pod is made, and then refuses the pod for it. */
function twice({ rolls, member, pod, podPath }: Workload, minor: Minor): readonly Found[] {
  const spread = isAtLeast(minor, '1.34')
    ? list(pod.topologySpreadConstraints).map((term, index) => ({
        term,
        path: `topologySpreadConstraints[${index}]`,
      }))
    : [];
  return [...spread, ...(isAtLeast(minor, '1.31') ? affinityTerms(pod) : [])].flatMap(({ term, path }) => {
    const labels = object(term, 'labelSelector', 'matchLabels');
    const keys = ['matchLabelKeys', 'mismatchLabelKeys']
      .flatMap((list) => term[list])
      .filter((key) => typeof key === 'string');
    const key = rolls ? keys.find((each) => Object.hasOwn(labels, each)) : undefined;
    return key === undefined
      ? []
      : [
          {
            at: member.reference,
            path: `${podPath}.${path}.matchLabelKeys`,
            value: key,
            severity: 'error',
            message: `the key stands in labelSelector, too: the ${member.kind} is accepted, and then each of its pods is refused`,
            fix: 'leave it out of one of the two',
          } as const,
        ];
  });
}

function affinityTerms(pod: JsonObject): readonly { readonly term: JsonObject; readonly path: string }[] {
  return ['podAffinity', 'podAntiAffinity'].flatMap((kind) => {
    const affinity = object(pod, 'affinity', kind);
    const [required, preferred] = [
      'requiredDuringSchedulingIgnoredDuringExecution',
      'preferredDuringSchedulingIgnoredDuringExecution',
    ] as const;
    return [
      ...list(affinity[required]).map((term, index) => ({ term, path: `affinity.${kind}.${required}[${index}]` })),
      ...list(affinity[preferred]).map((each, index) => ({
        term: object(each, 'podAffinityTerm'),
        path: `affinity.${kind}.${preferred}[${index}].podAffinityTerm`,
      })),
    ];
  });
}
