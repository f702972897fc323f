import { type ApiObjectMetadataDefinition, Duration } from 'cdk8s';
import {
  type DeploymentExposeViaServiceOptions,
  type k8s,
  PercentOrAbsolute,
  Deployment as PlusDeployment,
  type DeploymentProps as PlusDeploymentProps,
  type PodSelectorConfig,
  type Service,
} from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { compatibilityOf } from './app-options';
import type { Container, ContainerProps } from './container';
import { defined } from './defined';
import { DeploymentStrategy } from './strategy';
import { addContainer, addInitContainer } from './workload/containers';
import type { RolloutProps, ScaledProps } from './workload/props';
import { type Kind, plusProps, Rollout } from './workload/rollout';
import { repeatable } from './workload/spread';
import { resolveZeroDowntime } from './zero-downtime';

/** Props of a {@link Deployment}. */
export interface DeploymentProps extends Omit<PlusDeploymentProps, keyof RolloutProps>, RolloutProps, ScaledProps {
  /**
   * Changes are taken in but not rolled out until this is gone.
   * @default false
   */
  readonly paused?: boolean;
}

const KIND: Kind = { revisionLabel: 'pod-template-hash', evicted: true };
const PROGRESS_DEADLINE = Duration.seconds(600);

/**
 * Pods that are alike, exchanged step by step when their template changes.
 *
 * A Deployment of cdk8s-plus, so that its HPA, Service, Ingress and NetworkPolicy take it, whose name and selector
 * stay the same wherever the construct stands.
 *
 * @throws RolloutError without a name; whatever else is wrong is said at synthesis, all at once
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export class Deployment extends PlusDeployment {
  declare private rollout: Rollout | undefined;
  declare private own: DeploymentProps;

  constructor(scope: Construct, id: string, props: DeploymentProps = {}) {
    super(scope, id, withPreset(plusProps(scope, id, props)));
    this.own = props;
    this.rollout = new Rollout(this, props, KIND);
    if (props.autoscaled) {
      this.markHasAutoscaler();
    }
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

  /**
   * A Service in front of the pods, as `kubectl expose deployment` makes it.
   * @param options its name is the Deployment's where none is given
   */
  override exposeViaService(options: DeploymentExposeViaServiceOptions = {}): Service {
    const name = options.name ?? (compatibilityOf(this) === 'cdk8s-plus' ? undefined : this.name);
    return super.exposeViaService({ ...options, ...defined({ name }) });
  }

  /** @internal */
  override _toPodSpec(): k8s.PodSpec {
    const spec = repeatable(this, () => super._toPodSpec());
    return this.rollout?.podSpec(spec) ?? spec;
  }

  /** @internal */
  override _toKube(): k8s.DeploymentSpec {
    const { minReady, progressDeadline, revisionHistoryLimit, paused } = this.own;
    // Later versions of cdk8s-plus write Kubernetes' own default.
    const { revisionHistoryLimit: plusLimit, ...kube } = super._toKube();
    const limit = compatibilityOf(this) === 'cdk8s-plus' ? plusLimit : undefined;
    return {
      ...kube,
      ...defined({
        minReadySeconds: minReady?.toSeconds() ?? kube.minReadySeconds,
        progressDeadlineSeconds: progressDeadline?.toSeconds() ?? kube.progressDeadlineSeconds,
        revisionHistoryLimit: revisionHistoryLimit ?? limit,
        paused: paused || undefined,
      }),
    };
  }
}

function withPreset(props: DeploymentProps): PlusDeploymentProps {
  const preset = resolveZeroDowntime(props.zeroDowntime);
  const minReady = props.minReady ?? preset?.minReady;
  const { progressDeadline = PROGRESS_DEADLINE, ...rest } = props;
  const strategy =
    props.strategy ??
    (preset &&
      DeploymentStrategy.rollingUpdate({ maxSurge: preset.surge, maxUnavailable: PercentOrAbsolute.absolute(0) }));
  // cdk8s-plus throws when the two contradict each other: synthesis says it, with all else that is wrong.
  const agree = progressDeadline.toSeconds() > (minReady?.toSeconds() ?? 0);
  const { minReady: _, ...others } = rest;
  return { ...others, ...defined({ strategy }), ...(agree ? defined({ minReady, progressDeadline }) : {}) };
}
