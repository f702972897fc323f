import type { WorkloadProps as PlusWorkloadProps } from 'cdk8s-plus-27';
import type { ContainerProps } from '../container';
import type { TopologySpread } from '../topology-spread';
import type { ZeroDowntimeOptions } from '../zero-downtime';

/** What Deployments, StatefulSets and DaemonSets have in common beyond cdk8s-plus. */
export interface RolloutProps extends PlusWorkloadProps {
  /**
   * The object's name in the cluster, which is its identity: a DNS label, never made from the construct path.
   * @default - `metadata.name`; one of the two is needed, except with `compatibility: "cdk8s-plus"`
   */
  readonly name?: string;

  /**
   * The labels that the pods carry and that the workload selects. They can never change once the object is live.
   * @default - `app.kubernetes.io/name` (the name, unless `podMetadata` says another) and `app.kubernetes.io/instance` (the name)
   */
  readonly selector?: Readonly<Record<string, string>>;

  /**
   * Why this revision exists, as `kubectl rollout history` shows it. One line.
   * @default - no annotation
   * @see https://kubernetes.io/docs/reference/labels-annotations-taints/#change-cause
   */
  readonly changeCause?: string;

  /**
   * Old revisions that the cluster keeps for an undo.
   * @default - Kubernetes' own: 10
   */
  readonly revisionHistoryLimit?: number;

  /**
   * The preset for zero downtime: surge before removing, minReady, readiness by the port, preStop sleep and a grace
   * period to match, disruption budget, spread. Each value stands in the YAML and gives way to the workload's own prop.
   * @default false
   */
  readonly zeroDowntime?: boolean | ZeroDowntimeOptions;

  /** The containers. More with `addContainer()`. */
  readonly containers?: ContainerProps[];

  /**
   * Containers that end before `containers` start, or sidecars (`restartPolicy: ALWAYS`).
   * @default - none
   */
  readonly initContainers?: ContainerProps[];

  /**
   * The pods' PriorityClass.
   * @default - the cluster's default class
   */
  readonly priorityClassName?: string;

  /**
   * Pod conditions that somebody else must set to True before a pod is ready.
   * @default - none
   * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-readiness-gate
   */
  readonly readinessGates?: readonly string[];

  /**
   * How evenly the pods are spread.
   * @default - not at all, or with `zeroDowntime` over zones and nodes where the scheduler can
   */
  readonly topologySpread?: readonly TopologySpread[];
}

/** Of a workload whose size can be another's business. */
export interface ScaledProps {
  /**
   * The number of pods is set by an autoscaler that is not in this app (an HPA made elsewhere, KEDA): `replicas` is not
   * rendered, so that an apply leaves it alone. An HPA of cdk8s-plus in this app does so by itself.
   * @default false
   */
  readonly autoscaled?: boolean;
}
