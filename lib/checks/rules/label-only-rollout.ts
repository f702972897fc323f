import { isObject } from '../../kubernetes/value';
import { check } from '../check';
import type { Manifests } from '../manifests/manifests';
import type { Member } from '../manifests/member';
import { templatePath } from '../manifests/workload';

/** Annotations that are there to start a rollout. */
const DELIBERATE = /checksum|hash|digest|sha256|restart|reload|config|secret|timestamp|rollme|date/i;

/** Keys that others read from pods: Kubernetes itself, and what injects, scrapes, scales or connects pods. */
const READ =
  /^(?:(?!app\.)(?:[\w-]+\.)*kubernetes\.io|(?:[\w-]+\.)*(?:istio\.io|linkerd\.io|dapr\.io|hashicorp\.com|opentelemetry\.io|prometheus\.io|datadoghq\.com|elastic\.co|fluentbit\.io|velero\.io|cncf\.io|projectcalico\.org|cilium\.io|karpenter\.sh|amazonaws\.com|gke\.io|workload\.identity))\//;

export const labelOnlyRollout = check({
  id: 'label-only-rollout',
  severity: 'warning',
  area: 'rollouts',
  summary: 'a rollout for labels and annotations of the pod template alone',
  needs: 'change',
  run: ({ head, change }) =>
    (change?.workloads ?? []).flatMap((workload) => {
      const { verdict, causes, config } = workload;
      const [first] = causes;
      // New pods read what changed in it, also in a volume: many programs read their files only when they start.
      return verdict !== 'rollout' ||
        first === undefined ||
        config.length > 0 ||
        !causes.every(({ path }) => isForNothing(path, head, head.find(workload)?.place ?? ''))
        ? []
        : [
            {
              at: workload,
              path: first.path,
              ...(first.to === undefined ? {} : { value: first.to }),
              message: 'all pods are replaced, and nothing that they run differs',
              fix: "move it to the workload's own metadata, or out of what changes with each release",
            },
          ];
    }),
});

const METADATA = /^spec\.template\.metadata\.(labels|annotations)[.[](.+?)\]?$/;

/** Whether a field is a label or annotation that nothing is known to read. */
function isForNothing(path: string, head: Manifests, place: string): boolean {
  const [, map, key] = METADATA.exec(path) ?? [];
  return (
    key !== undefined &&
    !DELIBERATE.test(key) &&
    !READ.test(key) &&
    !(map === 'labels' && head.membersIn(place).some((member) => selectsBy(member, key)))
  );
}

/** Whether a Service, a NetworkPolicy or anything else that makes no pods names a label. */
function selectsBy(member: Member, key: string): boolean {
  return templatePath(member) === undefined && names(member.object.spec, key);
}

function names(node: unknown, key: string): boolean {
  return Array.isArray(node)
    ? node.some((each) => names(each, key))
    : isObject(node) &&
        (Object.hasOwn(node, key) || Object.values(node).some((each) => each === key || names(each, key)));
}
