import { ApiObject, ApiObjectMetadataDefinition } from 'cdk8s';
import { LabelSelector, type PodSelectorConfig, type Workload } from 'cdk8s-plus-27';
import { compatibilityOf } from '../app-options';
import type { RolloutProps } from './props';

const NAME = 'app.kubernetes.io/name';
const INSTANCE = 'app.kubernetes.io/instance';

/** The labels of a workload's pods; undefined where they are cdk8s-plus' own. */
export function podLabels(workload: Workload, name: string, props: RolloutProps): PodLabels | undefined {
  const own = compatibilityOf(workload) === undefined || props.selector !== undefined;
  return own ? new PodLabels(name, props) : undefined;
}

/** The labels of a workload's pods: what selects them, and nothing that depends on where the construct stands. */
export class PodLabels {
  /** What the workload selects. */
  readonly selected: Readonly<Record<string, string>>;

  /** What Services, NetworkPolicies and affinities select: also the pods of a canary that is to stand beside it. */
  readonly shared: Readonly<Record<string, string>>;

  constructor(name: string, props: RolloutProps) {
    const app = props.podMetadata?.labels?.[NAME] ?? name;
    this.selected = props.selector ?? { [NAME]: app, [INSTANCE]: name };
    this.shared = props.selector ?? { [NAME]: app };
  }

  /** As `Workload.toPodSelectorConfig` has it. */
  selectorConfig(workload: Workload): PodSelectorConfig {
    const { namespace } = workload.metadata;
    return {
      labelSelector: LabelSelector.of({ labels: { ...this.shared } }),
      ...(namespace === undefined ? {} : { namespaces: { names: [namespace] } }),
    };
  }

  /** As `Workload.podMetadata` has it. */
  podMetadata(workload: Workload, props: RolloutProps): ApiObjectMetadataDefinition {
    return new ApiObjectMetadataDefinition({
      ...props.podMetadata,
      labels: { ...this.selected, ...props.podMetadata?.labels },
      apiObject: ApiObject.of(workload),
    });
  }
}
