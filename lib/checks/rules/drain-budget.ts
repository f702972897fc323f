import { check } from '../check';
import { DRAIN, drainSecondsOf } from '../drain';
import type { Manifests } from '../manifests/manifests';
import type { Member } from '../manifests/member';
import type { Workload } from '../manifests/workload';
import { backendsOf } from '../references/backends';
import { preStopSleepOf } from '../sleep';
import { standing } from '../standing';

/** What the load balancers of AWS wait for requests in flight. */
const DEREGISTRATION = [
  'alb.ingress.kubernetes.io/target-group-attributes',
  'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes',
];

export const drainBudget = check({
  id: 'drain-budget',
  severity: 'warning',
  area: 'zero downtime',
  summary: 'a grace period that is shorter than what requests in flight are said to need',
  run: ({ head }) => {
    const waits = deregistrations(head);
    return head.workloads
      .filter(({ isServed }) => isServed)
      .flatMap((workload) => {
        const { member, graceSeconds, podPath } = workload;
        const path = `${podPath}.terminationGracePeriodSeconds`;
        const need = needOf(workload, waits);
        return need === undefined || graceSeconds >= need.seconds
          ? []
          : [
              {
                at: member.reference,
                path,
                ...standing(member, path),
                message: `the pod is killed after ${graceSeconds} s, but ${need.because}`,
                fix: `set it to ${need.seconds + 5} or more`,
              },
            ];
      });
  },
});

interface Need {
  readonly seconds: number;
  readonly because: string;
}

function needOf(workload: Workload, waits: ReadonlyMap<string, number>): Need | undefined {
  const { member, services } = workload;
  const drain = drainSecondsOf(member);
  const sleep = Math.max(0, ...workload.servingContainers.map((container) => preStopSleepOf(container)?.seconds ?? 0));
  const wait = Math.max(
    0,
    ...services.map((service) => waits.get(keyOf(service.member.place, service.member.name)) ?? 0),
  );
  const needs: readonly Need[] = [
    ...(drain === undefined
      ? []
      : [
          {
            seconds: Math.ceil(sleep + drain),
            because: `it sleeps ${sleep} s and then drains for ${drain} s (${DRAIN})`,
          },
        ]),
    ...(wait === 0
      ? []
      : [
          { seconds: wait, because: `the load balancer lets requests in flight take ${wait} s (deregistration_delay)` },
        ]),
  ];
  return needs.reduce<Need | undefined>(
    (most, need) => (most && most.seconds >= need.seconds ? most : need),
    undefined,
  );
}

/** How long load balancers wait, by the Service that they send requests to. */
function deregistrations(head: Manifests): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const add = (place: string, service: string, seconds: number | undefined) => {
    const key = keyOf(place, service);
    found.set(key, Math.max(found.get(key) ?? 0, seconds ?? 0));
  };
  for (const ingress of head.all.ofKind('Ingress')) {
    const seconds = delayOf(ingress);
    for (const { name } of seconds === undefined ? [] : backendsOf(ingress)) {
      add(ingress.place, name, seconds);
    }
  }
  for (const { member } of head.all.services) {
    add(member.place, member.name, delayOf(member));
  }
  return found;
}

function delayOf(member: Member): number | undefined {
  const [, seconds] =
    DEREGISTRATION.map((key) =>
      /\bderegistration_delay\.timeout_seconds=(\d{1,4})\b/.exec(member.annotation(key) ?? ''),
    ).find((match) => match !== null) ?? [];
  return seconds === undefined ? undefined : Number(seconds);
}

function keyOf(place: string, service: string): string {
  return `${place}\u0000${service}`;
}
