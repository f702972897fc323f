import type { ApiObjectMetadataDefinition, Duration } from 'cdk8s';
import {
  type k8s,
  PercentOrAbsolute,
  DaemonSet as PlusDaemonSet,
  type DaemonSetProps as PlusDaemonSetProps,
  type PodSelectorConfig,
} from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import type { Container, ContainerProps } from './container';
import { defined } from './defined';
import { DaemonSetUpdateStrategy } from './strategy';
import { addContainer, addInitContainer } from './workload/containers';
import type { RolloutProps } from './workload/props';
import { type Kind, plusProps, Rollout } from './workload/rollout';
import { repeatable } from './workload/spread';

/** Props of a {@link DaemonSet}. */
export interface DaemonSetProps extends Omit<PlusDaemonSetProps, keyof RolloutProps>, RolloutProps {
  /**
   * When the pods are exchanged.
   * @default - Kubernetes' own: one node after the other. With `zeroDowntime`: the new pod beside the old one first
   */
  readonly strategy?: DaemonSetUpdateStrategy;

  /**
   * How long a pod must have been ready before it counts as available. The same as `minReadySeconds`, with its unit.
   * @default - 0 seconds
   */
  readonly minReady?: Duration;
}

const KIND: Kind = { revisionLabel: 'controller-revision-hash', evicted: false };

/**
 * A pod on each node.
 *
 * A DaemonSet of cdk8s-plus, with the update strategy that it lacks, whose name and selector stay the same wherever
 * the construct stands.
 *
 * @throws RolloutError without a name; whatever else is wrong is said at synthesis, all at once
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 */
export class DaemonSet extends PlusDaemonSet {
  declare private rollout: Rollout | undefined;
  declare private own: DaemonSetProps;

  constructor(scope: Construct, id: string, props: DaemonSetProps = {}) {
    super(scope, id, plusProps(scope, id, props));
    this.own = props;
    this.rollout = new Rollout(this, props, KIND);
    this.rollout.surround();
  }

  override get podMetadata(): ApiObjectMetadataDefinition {
    return this.rollout?.podMetadata ?? super.podMetadata;
  }

  override toPodSelectorConfig(): PodSelectorConfig {
    return this.rollout?.selectorConfig() ?? super.toPodSelectorConfig();
  }

  override addContainer(props: ContainerProps): Container {
    return addContainer(this, () => this.rollout, props);
  }

  override addInitContainer(props: ContainerProps): Container {
    return addInitContainer(this, () => this.rollout, props);
  }

  /** @internal */
  override _toPodSpec(): k8s.PodSpec {
    const spec = repeatable(this, () => super._toPodSpec());
    return this.rollout?.podSpec(spec) ?? spec;
  }

  /** @internal */
  override _toKube(): k8s.DaemonSetSpec {
    const { strategy, minReady, minReadySeconds, revisionHistoryLimit } = this.own;
    const preset = this.rollout?.zeroDowntime;
    const surging = preset && DaemonSetUpdateStrategy.rollingUpdate({ maxSurge: PercentOrAbsolute.absolute(1) });
    return {
      ...super._toKube(),
      ...defined({
        minReadySeconds: minReady?.toSeconds() ?? minReadySeconds ?? preset?.minReady.toSeconds(),
        updateStrategy: (strategy ?? surging)?._toKube(),
        revisionHistoryLimit,
      }),
    };
  }
}
