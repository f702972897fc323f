import type { PlanOptions } from './make';
import type { PlanManifest } from './pair';
import type { Assumptions } from './plan';
import type { WorkloadPlan } from './workload';
import { preStopSleep } from './workload-plan/stop';

/** What holds for every plan. */
const ALWAYS: readonly string[] = [
  'The base was applied in the same way and has settled: it is what runs, and all of its pods are available.',
  'Nobody else changes these objects: no mutating admission, no other manager of their fields.',
  'The cluster has the default feature gates of its minor.',
  'Objects that are not in the head any more are pruned.',
  'There is room for every pod, and no quota outside the manifests.',
  'Controllers, scheduler and API server take no time.',
];

const SCALERS: ReadonlySet<unknown> = new Set(['HorizontalPodAutoscaler', 'ScaledObject']);

/** What must hold for a plan to be true, with what only some plans need. */
export function assumptionsOf(
  {
    apply,
    podStartSeconds,
    podStopSeconds,
    nodes,
  }: Pick<PlanOptions, 'apply' | 'podStartSeconds' | 'podStopSeconds' | 'nodes'>,
  workloads: readonly WorkloadPlan[],
  manifests: readonly PlanManifest[],
): Assumptions {
  const others = [
    ...ALWAYS,
    ...(manifests.some(({ object }) => preStopSleep(object) > podStopSeconds)
      ? ['A pod with a longer preStop sleep stops when that is over.']
      : []),
    ...(workloads.some(({ kind }) => kind === 'DaemonSet') ? [`A DaemonSet runs on ${nodes} nodes.`] : []),
    ...(manifests.some(({ object }) => SCALERS.has(object.kind)) &&
    workloads.some(({ autoscaler }) => autoscaler !== undefined)
      ? ['What an autoscaler owns has the least size of its range, where the manifests name none.']
      : []),
    ...(workloads.some(mayHoldOthers)
      ? ['All pods of a StatefulSet or DaemonSet run the template of the base: others would be replaced as well.']
      : []),
    ...(workloads.some(({ changes, revision }) => changes.includes('resume') && revision === undefined)
      ? ['Nothing waited in a Deployment that was paused: no history says what its pods run.']
      : []),
  ];
  return { apply, podStartSeconds, podStopSeconds, others };
}

/**
 * Whether a partition, or somebody who has not deleted pods yet, may have kept some on a template from before. What does
 * not change is not asked: finding its strategy takes long.
 */
function mayHoldOthers(workload: WorkloadPlan): boolean {
  return (
    workload.verdict !== 'unchanged' &&
    (workload.strategy?.partition !== undefined ||
      workload.differences.some(({ path }) =>
        /^spec\.updateStrategy(?:\.type|\.rollingUpdate(?:\.partition)?)?$/.test(path),
      ))
  );
}
