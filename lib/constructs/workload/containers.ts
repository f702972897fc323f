import type { Container as PlusContainer, Workload } from 'cdk8s-plus-27';
import { compatibilityOf } from '../app-options';
import { Container, type ContainerProps } from '../container';
import type { Rollout } from './rollout';

/** Adds a container to a workload, whose preset it follows. */
export function addContainer(workload: Workload, rollout: () => Rollout | undefined, props: ContainerProps): Container {
  const container = containerOf(workload, rollout, props);
  workload.attachContainer(container);
  return container;
}

/** Adds an init container, to which cdk8s-plus would refuse the probes that a sidecar may have. */
export function addInitContainer(
  workload: Workload,
  rollout: () => Rollout | undefined,
  props: ContainerProps,
): Container {
  const { _initContainers } = workload as unknown as { readonly _initContainers: PlusContainer[] };
  const container = containerOf(workload, rollout, { ...props, name: props.name ?? `init-${_initContainers.length}` });
  _initContainers.push(container);
  return container;
}

function containerOf(workload: Workload, rollout: () => Rollout | undefined, props: ContainerProps): Container {
  const plusDefaults = compatibilityOf(workload) === 'cdk8s-plus';
  // Asked for late: cdk8s-plus adds containers in its constructor, before there is a rollout.
  return new Container(props, { plusDefaults, zeroDowntime: () => rollout()?.zeroDowntime });
}
