import { type k8s, Topology } from 'cdk8s-plus-27';
import { defined } from './defined';

/** How far the pods of a workload may be unevenly spread over zones, nodes or the like. */
export interface TopologySpread {
  /** Over what: `Topology.ZONE`, `Topology.HOSTNAME`, … */
  readonly topology: Topology;

  /**
   * Pods that one domain may have more than the emptiest.
   * @default 1
   */
  readonly maxSkew?: number;

  /**
   * Whether a pod that cannot be placed so waits (`DoNotSchedule`) or is placed all the same (`ScheduleAnyway`).
   * @default "ScheduleAnyway"
   */
  readonly whenUnsatisfiable?: 'DoNotSchedule' | 'ScheduleAnyway';

  /**
   * Domains that must exist before skew counts; only with `DoNotSchedule`.
   * @default - 1
   */
  readonly minDomains?: number;

  /**
   * Whether nodes that the pod's node selector and affinity leave out count.
   * @default - "Honor": they do not
   */
  readonly nodeAffinityPolicy?: 'Honor' | 'Ignore';

  /**
   * Whether nodes with taints that the pod does not tolerate count.
   * @default - "Ignore": they do
   */
  readonly nodeTaintsPolicy?: 'Honor' | 'Ignore';

  /**
   * Only pods that agree with the new pod in these labels are counted. Without `pod-template-hash` the old pods of a
   * rolling update are counted too, and the new ones end up skewed once those are gone.
   * @default - `["pod-template-hash"]` for a Deployment, `["controller-revision-hash"]` otherwise
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
   */
  readonly matchLabelKeys?: readonly string[];
}

/** What the preset for zero downtime asks for: zones first, then nodes, and never a pod that waits. */
export const evenly: readonly TopologySpread[] = [{ topology: Topology.ZONE }, { topology: Topology.HOSTNAME }];

/** The constraint as Kubernetes has it. */
export function renderSpread(
  spread: TopologySpread,
  labels: Readonly<Record<string, string>>,
  revisionLabel: string,
): k8s.TopologySpreadConstraint {
  const { topology, minDomains, nodeAffinityPolicy, nodeTaintsPolicy } = spread;
  const matchLabelKeys = spread.matchLabelKeys ?? [revisionLabel];
  return {
    labelSelector: { matchLabels: { ...labels } },
    ...(matchLabelKeys.length > 0 ? { matchLabelKeys: [...matchLabelKeys] } : {}),
    maxSkew: spread.maxSkew ?? 1,
    topologyKey: topology.key,
    whenUnsatisfiable: spread.whenUnsatisfiable ?? 'ScheduleAnyway',
    ...defined({ minDomains, nodeAffinityPolicy, nodeTaintsPolicy }),
  };
}
