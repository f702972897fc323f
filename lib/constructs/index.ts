/**
 * Everything that cdk8s-plus has, with this library's own in the place of what they extend, so that an app moves over
 * by its import lines alone.
 */
export * from 'cdk8s-plus-27';
export type { CheckId } from '../checks/registry';
export { App, type AppProps } from './app';
export type { ConfigSources } from './config-data';
export { ConfigMap, type ConfigMapProps } from './config-map';
export { Container, type ContainerProps, ContainerRestartPolicy } from './container';
export { DaemonSet, type DaemonSetProps } from './daemon-set';
export { Deployment, type DeploymentProps } from './deployment';
export { type Problem, RolloutError } from './error';
export { Handler } from './handler';
export { ignoreCheck } from './ignore-check';
export { PodDisruptionBudget, type PodDisruptionBudgetProps } from './pod-disruption-budget';
export { type GrpcProbeOptions, Probe } from './probe';
export { Secret, type SecretProps } from './secret';
export { Service, type ServiceProps } from './service';
export { StatefulSet, type StatefulSetProps } from './stateful-set';
export {
  DaemonSetUpdateStrategy,
  DeploymentStrategy,
  type RollingUpdateOptions,
  type StatefulSetRollingUpdateOptions,
  StatefulSetUpdateStrategy,
} from './strategy';
export { setTarget } from './target';
export type { TopologySpread } from './topology-spread';
export type { ClaimRetention, VolumeClaimTemplate } from './volume-claim';
export type { RolloutProps, ScaledProps } from './workload/props';
export type { ZeroDowntimeOptions } from './zero-downtime';
