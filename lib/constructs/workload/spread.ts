import type { k8s, Workload } from 'cdk8s-plus-27';

/**
 * A pod spec that is the same each time: with `spread: true`, cdk8s-plus adds its anti-affinity terms anew whenever it
 * renders.
 */
export function repeatable(workload: Workload, render: () => k8s.PodSpec): k8s.PodSpec {
  const { _podAntiAffinityRequired: terms } = workload.scheduling as unknown as { _podAntiAffinityRequired: unknown[] };
  const before = [...terms];
  const spec = render();
  const { podAntiAffinity } = spec.affinity ?? {};
  const rendered = [...terms] as k8s.PodAffinityTerm[];
  terms.splice(0, terms.length, ...before);
  if (podAntiAffinity === undefined || rendered.length === before.length) {
    return spec;
  }
  const affinity = {
    ...spec.affinity,
    podAntiAffinity: { ...podAntiAffinity, requiredDuringSchedulingIgnoredDuringExecution: rendered },
  };
  return { ...spec, affinity };
}
