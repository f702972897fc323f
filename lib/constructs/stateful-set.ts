import type { ApiObjectMetadataDefinition } from 'cdk8s';
import {
  type k8s,
  LabelSelector,
  type Service as PlusService,
  StatefulSet as PlusStatefulSet,
  type StatefulSetProps as PlusStatefulSetProps,
  type PodSelectorConfig,
  Volume,
} from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { compatibilityOf } from './app-options';
import type { Container, ContainerProps } from './container';
import { defined } from './defined';
import { RolloutError } from './error';
import { headlessService } from './headless-service';
import { type ClaimRetention, renderClaim, type VolumeClaimTemplate } from './volume-claim';
import { addContainer, addInitContainer } from './workload/containers';
import { podLabels } from './workload/labels';
import type { RolloutProps, ScaledProps } from './workload/props';
import { type Kind, plusProps, Rollout } from './workload/rollout';
import { repeatable } from './workload/spread';
import { resolveZeroDowntime } from './zero-downtime';

/** Props of a {@link StatefulSet}. */
export interface StatefulSetProps extends Omit<PlusStatefulSetProps, keyof RolloutProps>, RolloutProps, ScaledProps {
  /**
   * The headless Service that gives the pods their names. Its name can never change once the set is live.
   * @default - one named `<name>-headless` with the containers' ports
   */
  readonly service?: PlusService;

  /**
   * Claims of which each pod gets one; mount them with `claim(name)`.
   * @default - none
   */
  readonly volumeClaimTemplates?: readonly VolumeClaimTemplate[];

  /**
   * What becomes of the claims when their pods go for good. Kubernetes has it on by default since 1.27.
   * @default - they are kept
   */
  readonly claimRetention?: ClaimRetention;

  /**
   * The number of the first pod. Kubernetes has it on by default since 1.27.
   * @default 0
   */
  readonly firstOrdinal?: number;
}

const KIND: Kind = { revisionLabel: 'controller-revision-hash', evicted: true };

/** The controller labels each pod with `<name>-<hash of 10>`, and a label value has at most 63 characters. */
const NAME_RULE = { longest: 52, because: 'the pods carry it with the revision’s hash as a label value of at most 63' };

/**
 * Pods with a name, an order and storage of their own, exchanged from the last to the first.
 *
 * A StatefulSet of cdk8s-plus whose name, selector and serviceName stay the same wherever the construct stands.
 *
 * @throws RolloutError without a name, or without both a service and ports; else all is said at synthesis, at once
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/
 */
export class StatefulSet extends PlusStatefulSet {
  declare private rollout: Rollout | undefined;
  declare private own: StatefulSetProps;

  constructor(scope: Construct, id: string, props: StatefulSetProps) {
    const plus = compatibilityOf(scope) === 'cdk8s-plus';
    const service = props.service ?? (plus ? undefined : headlessService(scope, id, props));
    super(scope, id, { ...withPreset(plusProps(scope, id, props, NAME_RULE)), ...defined({ service }) });
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
    if (this.rollout === undefined) {
      // cdk8s-plus' constructor lets the service select the pods before there is a rollout.
      const { _props: props } = this as unknown as { readonly _props: StatefulSetProps };
      const labels = podLabels(this, props.metadata?.name ?? '', props)?.shared;
      return labels ? { labelSelector: LabelSelector.of({ labels: { ...labels } }) } : super.toPodSelectorConfig();
    }
    return this.rollout.selectorConfig() ?? super.toPodSelectorConfig();
  }

  override addContainer(props: ContainerProps): Container {
    return addContainer(this, () => this.rollout, props);
  }

  override addInitContainer(props: ContainerProps): Container {
    return addInitContainer(this, () => this.rollout, props);
  }

  /**
   * The pod's own claim, to mount in a container: `container.mount('/data', set.claim('data'))`.
   * @param name of one of the `volumeClaimTemplates`
   * @throws RolloutError for another name
   */
  claim(name: string): Volume {
    const names = this.own.volumeClaimTemplates?.map((claim) => claim.name) ?? [];
    if (!names.includes(name)) {
      const allowed = names.length > 0 ? names.join(', ') : 'none: there are no volumeClaimTemplates';
      throw new RolloutError([
        { path: this.node.path, message: 'no volume claim template has this name', value: name, allowed },
      ]);
    }
    const id = `Claim-${name}`;
    return (this.node.tryFindChild(id) as Volume | undefined) ?? Volume.fromEmptyDir(this, id, name);
  }

  /** @internal */
  override _toPodSpec(): k8s.PodSpec {
    const spec = repeatable(this, () => super._toPodSpec());
    const claims = new Set(this.own.volumeClaimTemplates?.map(({ name }) => name));
    // The controller puts the claims in the place of volumes by their names.
    const volumes = spec.volumes?.filter(({ name }) => !claims.has(name));
    const own = { ...spec, volumes: volumes?.length ? volumes : undefined } as k8s.PodSpec;
    return this.rollout?.podSpec(own) ?? own;
  }

  /** @internal */
  override _toKube(): k8s.StatefulSetSpec {
    const { revisionHistoryLimit, volumeClaimTemplates, claimRetention, firstOrdinal } = this.own;
    return {
      ...super._toKube(),
      ...defined({
        revisionHistoryLimit,
        volumeClaimTemplates: volumeClaimTemplates?.map(renderClaim),
        persistentVolumeClaimRetentionPolicy: claimRetention && {
          whenDeleted: claimRetention.whenDeleted ?? 'Retain',
          whenScaled: claimRetention.whenScaled ?? 'Retain',
        },
        ordinals: firstOrdinal === undefined ? undefined : { start: firstOrdinal },
      }),
    };
  }
}

function withPreset(props: StatefulSetProps): PlusStatefulSetProps {
  const preset = resolveZeroDowntime(props.zeroDowntime);
  // Later versions of cdk8s-plus have a prop of this name and another shape.
  const { volumeClaimTemplates: _, ...rest } = props;
  return { ...rest, ...defined({ minReady: props.minReady ?? preset?.minReady }) };
}
