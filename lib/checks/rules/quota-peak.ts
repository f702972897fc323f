import { compareQuantities } from '../../kubernetes/quantity/compare';
import { formatQuantity } from '../../kubernetes/quantity/format';
import type { Quantity } from '../../kubernetes/quantity/quantity';
import { addQuantities, timesQuantity, zero } from '../../kubernetes/quantity/sum';
import { admittedPod, containerDefaults } from '../../kubernetes/resources/limit-range';
import { type PodResources, podResources } from '../../kubernetes/resources/pod-resources';
import { quotaLines, takenByPod } from '../../kubernetes/resources/quota';
import type { JsonObject } from '../../kubernetes/value';
import { boundsOf } from '../budget';
import { check, type Found } from '../check';
import type { CheckContext } from '../context';
import type { Member } from '../manifests/member';
import type { Workload } from '../manifests/workload';
import { standing } from '../standing';
import { unspecifiedIn } from '../unspecified';

/** A workload with its pods as they are admitted, and what one of them takes. */
interface Consumer {
  readonly workload: Workload;
  readonly admitted: JsonObject;
  readonly pod: PodResources;
}

const MAX_UNAVAILABLE = 'spec.strategy.rollingUpdate.maxUnavailable';

/** A line of a quota that each pod takes of: without CPU and memory it would not be admitted. */
const OF_ALL_PODS = /^spec\.hard\[(?:pods|count\/pods|(?:(?:requests|limits)\.)?(?:cpu|memory))\]$/;

export const quotaPeak = check({
  id: 'quota-peak',
  severity: 'warning',
  area: 'capacity',
  summary: 'a quota that has no room for the pods of a rollout, or not even for all pods, or that lets none start',
  blocks: ({ object, path = '' }) => {
    if (object.kind === 'ResourceQuota') {
      return OF_ALL_PODS.test(path) ? 'new pods' : undefined;
    }
    return path === MAX_UNAVAILABLE ? 'replacements' : 'new pods';
  },
  run: ({ head, minor }) => {
    const consumers = new Map<string, readonly Consumer[]>();
    // A quota that stays has no room for a rollout, either.
    return head.all.ofKind('ResourceQuota').flatMap((quota) => {
      const found = consumers.get(quota.place) ?? consumersIn(quota.place, head);
      consumers.set(quota.place, found);
      return [
        ...judge(quota, found.flatMap(sized), head.isJudged(quota.reference)),
        ...found.flatMap(({ workload, admitted }) => unspecifiedIn(quota, workload, admitted, minor)),
      ];
    });
  },
});

function consumersIn(place: string, head: CheckContext['head']): readonly Consumer[] {
  const defaults = containerDefaults(head.inPlace(place, 'LimitRange').map(({ object }) => object));
  return head.workloadsIn(place).map((workload) => {
    const admitted = admittedPod(workload.pod, defaults);
    return { workload, admitted, pod: podResources(admitted) };
  });
}

/** A consumer of which it is known how many pods it has. */
interface Sized extends Consumer {
  readonly replicas: number;
}

function sized(consumer: Consumer): readonly Sized[] {
  const { replicas } = consumer.workload;
  return replicas === undefined ? [] : [{ ...consumer, replicas }];
}

/** Findings of a quota; of one that is not judged, with the workloads that take of it. */
function judge(quota: Member, consumers: readonly Sized[], isJudged: boolean): readonly Found[] {
  return quotaLines(quota.object).flatMap(({ resource, hard }) => {
    const settled = consumers
      .map(({ pod, replicas }) => timesQuantity(takenByPod(resource, pod), replicas))
      .reduce(addQuantities, zero('DecimalSI'));
    const path = `spec.hard[${resource}]`;
    const value = formatQuantity(hard);
    if (isMore(settled, hard)) {
      const need = `the workloads of the namespace need ${formatQuantity(settled)}: some of their pods are never created`;
      const fix = 'raise the quota, or ask for less';
      return isJudged
        ? [{ at: quota.reference, path, value, message: need, fix }]
        : consumers
            .filter(({ pod, replicas }) => replicas > 0 && isMore(takenByPod(resource, pod), zero('DecimalSI')))
            .map(({ workload: { member } }) => ({
              at: member.reference,
              message: `resourcequota/${quota.name} allows ${value} of ${resource}, ${need}`,
              fix,
            }));
    }
    return consumers.flatMap(({ workload, pod }): readonly Found[] => {
      const bounds = boundsOf(workload);
      const peak = addQuantities(settled, takenByPod(resource, pod));
      return bounds === undefined || bounds.unavailable > 0 || !isMore(peak, hard)
        ? []
        : [
            {
              at: workload.member.reference,
              path: MAX_UNAVAILABLE,
              ...standing(workload.member, MAX_UNAVAILABLE),
              message: `resourcequota/${quota.name} allows ${value} of ${resource}, ${formatQuantity(settled)} are in use: no new pod can be created before an old one is gone, and none goes`,
              fix: 'raise the quota, or set maxUnavailable to 1',
            },
          ];
    });
  });
}

function isMore(amount: Quantity, than: Quantity): boolean {
  return compareQuantities(amount, than) > 0;
}
