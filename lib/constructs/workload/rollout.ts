import { ApiObject, type ApiObjectMetadataDefinition } from 'cdk8s';
import {
  type k8s,
  LabelSelector,
  NetworkPolicy,
  NetworkPolicyTrafficDefault,
  type Container as PlusContainer,
  type PodSelectorConfig,
  type Workload,
} from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { compatibilityOf, minorOf } from '../app-options';
import { Container } from '../container';
import { defined } from '../defined';
import type { Problem } from '../error';
import { named } from '../named';
import type { NameRule } from '../names';
import { PodDisruptionBudget } from '../pod-disruption-budget';
import { workloadProblems } from '../problems/workload';
import { finish, type Path } from '../to-json';
import { evenly, renderSpread } from '../topology-spread';
import { resolveZeroDowntime, type ZeroDowntime } from '../zero-downtime';
import { type PodLabels, podLabels } from './labels';
import type { RolloutProps } from './props';

/** What differs between the three kinds. */
export interface Kind {
  /** The pod label that tells revisions apart. */
  readonly revisionLabel: 'pod-template-hash' | 'controller-revision-hash';

  /** Drains evict the pods, and the scheduler chooses their nodes. */
  readonly evicted: boolean;
}

const NEVER_READY: Problem = {
  message: 'zeroDowntime needs to know when a pod is ready, and no container has a port or a readiness probe',
  fix: 'give `portNumber`, `ports` or `readiness` to the container that serves',
};

/** What a workload of ours does beyond cdk8s-plus, the same for all three kinds. */
export class Rollout {
  /** The preset, where it is asked for. */
  readonly zeroDowntime: ZeroDowntime | undefined;

  /** The pods' metadata without cdk8s-plus' label, which depends on the construct path. */
  readonly podMetadata: ApiObjectMetadataDefinition | undefined;

  private readonly labels: PodLabels | undefined;

  /** Left as cdk8s-plus makes it. */
  private readonly plus: boolean;

  constructor(
    private readonly workload: Workload,
    private readonly props: RolloutProps,
    private readonly kind: Kind,
  ) {
    this.plus = compatibilityOf(workload) === 'cdk8s-plus';
    this.zeroDowntime = resolveZeroDowntime(props.zeroDowntime);
    this.labels = podLabels(workload, workload.name, props);
    if (this.labels) {
      this.podMetadata = this.labels.podMetadata(workload, props);
      if (props.select ?? true) {
        workload.select(LabelSelector.of({ labels: { ...this.labels.selected } }));
      }
    }
    if (props.changeCause !== undefined) {
      workload.metadata.addAnnotation('kubernetes.io/change-cause', props.changeCause);
    }
    finish(ApiObject.of(workload), {
      extras: () => this.extras(),
      problems: (json) => [...this.problems(), ...workloadProblems(json, minorOf(workload))],
    });
  }

  /** Makes the objects that stand beside the workload: its disruption budget and its isolation. */
  surround(): void {
    const { workload, props } = this;
    const { namespace } = workload.metadata;
    if (this.zeroDowntime?.budget && this.kind.evicted) {
      new PodDisruptionBudget(workload, 'Budget', { name: workload.name, workload, ...within(namespace) });
    }
    if (props.isolate && this.labels) {
      new NetworkPolicy(workload, 'DefaultDenyAll', {
        selector: workload,
        metadata: { name: `${workload.name}-default-deny`, ...within(namespace) },
        egress: { default: NetworkPolicyTrafficDefault.DENY },
        ingress: { default: NetworkPolicyTrafficDefault.DENY },
      });
    }
  }

  /** What selects the pods; undefined where cdk8s-plus' own label does. */
  selectorConfig(): PodSelectorConfig | undefined {
    return this.labels?.selectorConfig(this.workload);
  }

  /** The pod spec with what cdk8s-plus cannot say, and without what only some of its versions write. */
  podSpec(spec: k8s.PodSpec): k8s.PodSpec {
    const { priorityClassName, readinessGates, topologySpread } = this.props;
    const preset = this.zeroDowntime?.spread && this.kind.evicted ? evenly : [];
    const spread = topologySpread ?? preset;
    return defined({
      ...spec,
      ...(this.plus ? {} : withoutFalse(spec, 'shareProcessNamespace' in this.props)),
      priorityClassName,
      readinessGates: readinessGates?.map((conditionType) => ({ conditionType })),
      topologySpreadConstraints:
        spread.length > 0
          ? spread.map((each) => renderSpread(each, this.workload.matchLabels, this.kind.revisionLabel))
          : undefined,
    }) as k8s.PodSpec;
  }

  private problems(): readonly Problem[] {
    const { initContainers, containers } = this.workload;
    const own = [...initContainers, ...containers].filter((container) => container instanceof Container);
    const unready = this.zeroDowntime && !containers.some((container) => container._toKube().readinessProbe);
    return [...own.flatMap(({ _problems }) => _problems), ...(unready ? [NEVER_READY] : [])];
  }

  private extras(): ReadonlyMap<Path, unknown> {
    const extras = new Map<Path, unknown>();
    const add = (list: string, containers: readonly PlusContainer[]) => {
      containers.forEach((container, index) => {
        for (const [path, value] of container instanceof Container ? container._extras() : []) {
          extras.set(['spec', 'template', 'spec', list, index, ...path], value);
        }
      });
    };
    add('containers', this.workload.containers);
    add('initContainers', this.workload.initContainers);
    return extras;
  }
}

/**
 * The props as cdk8s-plus is to see them.
 * @throws RolloutError without a name that an object can have
 */
export function plusProps<P extends RolloutProps>(scope: Construct, id: string, props: P, rule?: NameRule): P {
  const plusLabels = compatibilityOf(scope) === 'cdk8s-plus' && !props.selector;
  const preset = resolveZeroDowntime(props.zeroDowntime);
  return {
    ...named(scope, id, props, rule),
    ...(plusLabels ? {} : { select: false, isolate: false }),
    ...defined({ terminationGracePeriod: props.terminationGracePeriod ?? preset?.terminationGracePeriod }),
  };
}

/**
 * The first is written by later versions of cdk8s-plus also where it is not asked for. The server drops the second, so
 * that kubectl would take each apply for a change.
 */
function withoutFalse(
  { shareProcessNamespace, hostNetwork }: k8s.PodSpec,
  asked: boolean,
): { [field in 'shareProcessNamespace' | 'hostNetwork']?: undefined } {
  return {
    ...(shareProcessNamespace || asked ? {} : { shareProcessNamespace: undefined }),
    ...(hostNetwork ? {} : { hostNetwork: undefined }),
  };
}

function within(namespace: string | undefined): { readonly namespace?: string } {
  return defined({ namespace });
}
