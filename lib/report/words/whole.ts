import type { QuotaNeed, Unspecified } from '../../plan/needs';
import type { Plan } from '../../plan/plan';
import { durationText } from '../duration';
import { count } from './count';
import { foreign, type Line, mark } from './line';
import { fullName, objectName } from './object-name';

/** What must hold for the plan to be true, in one paragraph. */
export function assumptionLine({ kubernetes, assumptions }: Plan): Line {
  const { apply, podStartSeconds, podStopSeconds, others } = assumptions;
  const way = apply === 'client' ? 'kubectl apply' : 'kubectl apply --server-side';
  const pods = `Pods become ready after ${durationText(podStartSeconds)} and stop within ${durationText(podStopSeconds)}.`;
  return [`For Kubernetes ${kubernetes} and ${way}. ${pods}`, ...others.map((other) => ` ${other}`)];
}

/** How much stays as it is. */
export function unchangedLine({ summary }: Plan): Line | undefined {
  const [workloads, objects] = [summary.workloads.unchanged, summary.objects.unchanged];
  const parts = [
    ...(workloads > 0 ? [count(workloads, 'workload')] : []),
    ...(objects > 0 ? [count(objects, 'other object')] : []),
  ];
  const stay = workloads + objects === 1 ? 'stays as it is' : 'stay as they are';
  return parts.length === 0 ? undefined : [mark('quiet', `${parts.join(' and ')} ${stay}.`)];
}

/** What a namespace needs beside what its quota allows; of one that lets pods not start, what must be said for them. */
export function quotaLine(need: QuotaNeed): Line {
  const { namespace, name, target, resource, hard, before, after, peak, exceeded, unspecified = [] } = need;
  const place = namespace === '' ? {} : { namespace };
  const refuses = unspecified.length > 0;
  return [
    foreign(fullName({ apiVersion: 'v1', kind: 'ResourceQuota', ...place, name, target })),
    ', ',
    foreign(resource),
    ': ',
    ...(exceeded ? [mark('bad', 'too little'), ', '] : []),
    ...(refuses ? [mark('bad', 'refuses pods'), ', '] : []),
    'allows ',
    foreign(hard),
    ...(refuses
      ? [', must be specified for ', ...unspecified.flatMap(unspecifiedPart)]
      : [', needs ', foreign(before), ' before, ', foreign(peak), ' at the peak, ', foreign(after), ' after']),
  ];
}

function unspecifiedPart({ object, containers }: Unspecified, index: number): Line {
  return [
    index === 0 ? '' : ' and for ',
    ...containers.flatMap((container, at) => [at === 0 ? '' : ', ', foreign(container)]),
    ' of ',
    foreign(objectName(object)),
  ];
}
