import { type ApiObject, type ApiObjectMetadata, Lazy } from 'cdk8s';
import { k8s, PercentOrAbsolute, Resource, type Workload } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { minorOf } from './app-options';
import { defined } from './defined';
import type { Problem } from './error';
import { named } from './named';
import { fieldProblems } from './problems/fields';
import { boundProblems } from './problems/strategy';
import { finish } from './to-json';

/** Props of a {@link PodDisruptionBudget}. */
export interface PodDisruptionBudgetProps {
  /**
   * The object's name in the cluster: a DNS label.
   * @default - `metadata.name`; one of the two is needed, except with `compatibility: "cdk8s-plus"`
   */
  readonly name?: string;

  /**
   * Further metadata.
   * @default - none
   */
  readonly metadata?: ApiObjectMetadata;

  /** The workload whose pods it guards: those that the workload selects. */
  readonly workload: Workload;

  /**
   * Pods that may be down at once through drains and other evictions.
   * @default - 1, unless `minAvailable` is given
   */
  readonly maxUnavailable?: PercentOrAbsolute;

  /**
   * Pods that must stay available. Not together with `maxUnavailable`, which also holds when the size changes.
   * @default - not set
   */
  readonly minAvailable?: PercentOrAbsolute;

  /**
   * Whether pods that are not ready may always be evicted (`AlwaysAllow`), or only while enough others are available.
   * Kubernetes has it on by default since 1.27.
   * @default "AlwaysAllow"
   */
  readonly unhealthyPodEviction?: 'AlwaysAllow' | 'IfHealthyBudget';
}

/**
 * How many pods of a workload a drain may take at once. It does not limit rolling updates.
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export class PodDisruptionBudget extends Resource {
  protected readonly apiObject: ApiObject;
  readonly resourceType = 'poddisruptionbudgets';

  constructor(scope: Construct, id: string, props: PodDisruptionBudgetProps) {
    super(scope, id);
    const { metadata } = named(scope, id, props);
    this.apiObject = new k8s.KubePodDisruptionBudget(this, 'Resource', {
      ...defined({ metadata }),
      spec: Lazy.any({ produce: () => render(props) }) as k8s.PodDisruptionBudgetSpec,
    });
    finish(this.apiObject, {
      problems: (json) => [...boundsProblems(props), ...fieldProblems(json, minorOf(this))],
    });
  }
}

function render({ workload, ...props }: PodDisruptionBudgetProps): k8s.PodDisruptionBudgetSpec {
  const { minAvailable, unhealthyPodEviction: unhealthyPodEvictionPolicy = 'AlwaysAllow' } = props;
  const one = minAvailable === undefined ? PercentOrAbsolute.absolute(1) : undefined;
  return {
    ...defined({ maxUnavailable: props.maxUnavailable ?? one, minAvailable }),
    selector: workload._toLabelSelector(),
    unhealthyPodEvictionPolicy,
  };
}

function boundsProblems({ maxUnavailable, minAvailable }: PodDisruptionBudgetProps): readonly Problem[] {
  const both = maxUnavailable !== undefined && minAvailable !== undefined;
  return [
    ...boundProblems('maxUnavailable', maxUnavailable?.value),
    ...boundProblems('minAvailable', minAvailable?.value),
    ...(both ? [{ message: 'a budget has either maxUnavailable or minAvailable', fix: 'leave minAvailable out' }] : []),
  ];
}
