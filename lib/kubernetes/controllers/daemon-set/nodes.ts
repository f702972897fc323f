/**
 * Nodes that are alike for the DaemonSet controller. Who simulates thousands of nodes groups them, and a sync costs as
 * much as there are groups; `groupNodes` makes a group of each node that is given one by one.
 *
 * The controller goes through the nodes in the order of a Go map, which differs each time: only how many nodes it does
 * something to is determined. Here it goes through the groups in the order given.
 */
export interface NodeGroup {
  /** How many nodes. */
  readonly nodes: number;

  /** Whether a node without pod should get one: it fits, and the pod tolerates its taints. */
  readonly shouldRun: boolean;

  /** Whether a pod that is there may stay: as before, but only taints of effect NoExecute matter. */
  readonly shouldContinueRunning: boolean;

  /**
   * The DaemonSet's pods on each of the nodes: those that are scheduled first, then by age, the oldest first, then by
   * name.
   */
  readonly pods: readonly DaemonPod[];

  /**
   * Whether a failed pod must stay for now, because not long ago one failed there, see `isInBackoff`.
   * @default false
   */
  readonly inBackoff?: boolean;
}

/** A pod of a DaemonSet as its controller's rules see it. */
export interface DaemonPod {
  /** The name of the ControllerRevision that it was made from. */
  readonly revision: string;

  /** `status.phase`. */
  readonly phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed';

  readonly ready: boolean;

  /** Ready for at least the DaemonSet's `minReadySeconds`. */
  readonly available: boolean;

  /** Whether it is being deleted. */
  readonly terminating: boolean;
}

/**
 * The pods of a node that count, each with its index: a finished one that is being deleted is as good as gone.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/daemon/daemon_controller.go#L793
 */
export function podsOf({ pods }: NodeGroup): readonly (readonly [index: number, pod: DaemonPod])[] {
  const found: (readonly [number, DaemonPod])[] = [];
  for (const [index, pod] of pods.entries()) if (!(pod.terminating && isFinished(pod))) found.push([index, pod]);
  return found;
}

/** Whether a pod failed or succeeded. */
export function isFinished({ phase }: DaemonPod): boolean {
  return phase === 'Succeeded' || phase === 'Failed';
}
