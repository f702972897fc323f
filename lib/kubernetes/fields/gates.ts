import { isAtLeast, type Minor } from '../minor';

/** A feature gate that a field stands behind. */
export interface Gate {
  /** As in `--feature-gates`. */
  readonly name: string;

  /**
   * The first minor that has the gate on by default.
   * @default - off by default up to the model's newest minor
   */
  readonly on?: Minor;
}

/**
 * The gates whose fields the API server drops while they are off, kept by hand: the types do not say when a gate is on.
 * Gates that are on since 1.26 or before are left out.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/features/kube_features.go
 */
const GATES: Readonly<Record<string, readonly [on: Minor | 'never', ...fields: readonly string[]]>> = {
  AppArmor: ['1.30', 'core.PodSecurityContext.appArmorProfile', 'core.SecurityContext.appArmorProfile'],
  AtomicWriteVolumeUserFields: [
    'never',
    'core.ConfigMapVolumeSource.defaultUser',
    'core.DownwardAPIVolumeFile.user',
    'core.DownwardAPIVolumeSource.defaultUser',
    'core.ClusterTrustBundleProjection.user',
    'core.KeyToPath.user',
    'core.PodCertificateProjection.user',
    'core.ProjectedVolumeSource.defaultUser',
    'core.SecretVolumeSource.defaultUser',
    'core.ServiceAccountTokenProjection.user',
  ],
  ClusterTrustBundleProjection: ['1.37', 'core.VolumeProjection.clusterTrustBundle'],
  ContainerRestartRules: ['1.35', 'core.Container.restartPolicyRules'],
  ContainerStopSignals: ['never', 'core.Lifecycle.stopSignal'],
  DynamicResourceAllocation: ['1.34', 'core.PodSpec.resourceClaims', 'core.ResourceRequirements.claims'],
  EmptyDirVolumeMode: ['never', 'core.EmptyDirVolumeSource.mode'],
  EnvFiles: ['1.35', 'core.EnvVarSource.fileKeyRef'],
  EvictionRequestAPI: ['never', 'core.PodSpec.evictionResponders'],
  GenericWorkload: ['never', 'core.PodSpec.schedulingGroup', 'core.PodSpec.workloadRef'],
  GRPCContainerProbeTLS: ['never', 'core.GRPCAction.mode'],
  H2CContainerProbe: ['never', 'core.HTTPGetAction.protocol'],
  HostnameOverride: ['1.35', 'core.PodSpec.hostnameOverride'],
  HPAConfigurableTolerance: ['1.35', 'autoscaling.HPAScalingRules.tolerance'],
  HPAContainerMetrics: ['1.27', 'autoscaling.MetricSpec.containerResource'],
  ImageVolume: ['1.35', 'core.Volume.image'],
  InPlacePodVerticalScaling: ['1.33', 'core.Container.resizePolicy'],
  JobBackoffLimitPerIndex: ['1.29', 'batch.JobSpec.backoffLimitPerIndex', 'batch.JobSpec.maxFailedIndexes'],
  JobManagedBy: ['1.32', 'batch.JobSpec.managedBy'],
  JobPodReplacementPolicy: ['1.29', 'batch.JobSpec.podReplacementPolicy'],
  JobSuccessPolicy: ['1.31', 'batch.JobSpec.successPolicy'],
  MatchLabelKeysInPodAffinity: [
    '1.31',
    'core.PodAffinityTerm.matchLabelKeys',
    'core.PodAffinityTerm.mismatchLabelKeys',
  ],
  MatchLabelKeysInPodTopologySpread: ['1.27', 'core.TopologySpreadConstraint.matchLabelKeys'],
  MaxUnavailableStatefulSet: ['1.37', 'apps.RollingUpdateStatefulSetStrategy.maxUnavailable'],
  PDBUnhealthyPodEvictionPolicy: ['1.27', 'policy.PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy'],
  PodCertificateRequest: ['1.37', 'core.VolumeProjection.podCertificate'],
  PodLevelResources: ['1.34', 'core.PodSpec.resources'],
  PodLifecycleSleepAction: ['1.30', 'core.LifecycleHandler.sleep'],
  PodSchedulingReadiness: ['1.27', 'core.PodSpec.schedulingGates'],
  ProcMountType: ['1.33', 'core.SecurityContext.procMount'],
  RecursiveReadOnlyMounts: ['1.31', 'core.VolumeMount.recursiveReadOnly'],
  SELinuxChangePolicy: ['1.33', 'core.PodSecurityContext.seLinuxChangePolicy'],
  ServiceTrafficDistribution: ['1.31', 'core.ServiceSpec.trafficDistribution'],
  SidecarContainers: ['1.29', 'core.Container.restartPolicy'],
  StatefulSetAutoDeletePVC: ['1.27', 'apps.StatefulSetSpec.persistentVolumeClaimRetentionPolicy'],
  StatefulSetStartOrdinal: ['1.27', 'apps.StatefulSetSpec.ordinals'],
  SupplementalGroupsPolicy: ['1.33', 'core.PodSecurityContext.supplementalGroupsPolicy'],
  UserNamespacesSupport: ['1.33', 'core.PodSpec.hostUsers'],
  VolumeAttributesClass: ['1.34', 'core.PersistentVolumeClaimSpec.volumeAttributesClassName'],
  VolumeBindMountOptions: ['never', 'core.VolumeMount.bindMountOptions'],
};

/** By struct, then by field: most structs have none, which costs one look. */
const byStruct: ReadonlyMap<string, ReadonlyMap<string, Gate>> = gatesByStruct();

function gatesByStruct(): ReadonlyMap<string, ReadonlyMap<string, Gate>> {
  const found = new Map<string, Map<string, Gate>>();
  for (const [name, [on, ...fields]] of Object.entries(GATES)) {
    for (const field of fields) {
      const [group = '', struct = '', key = ''] = field.split('.');
      const gates = found.get(`${group}.${struct}`) ?? new Map<string, Gate>();
      found.set(`${group}.${struct}`, gates.set(key, on === 'never' ? { name } : { name, on }));
    }
  }
  return found;
}

/** Every field that stands behind a gate, as `core.LifecycleHandler.sleep`. */
export const gatedFields: readonly string[] = Object.values(GATES).flatMap(([, ...fields]) => fields);

/** The gate of a field of a struct; undefined if there is none, or if it is on in every minor of the model. */
export function gateOf(structName: string, key: string): Gate | undefined {
  return byStruct.get(structName)?.get(key);
}

/** Says whether a field of a struct stands behind a gate that a minor has off by default. */
export function isOff(structName: string, key: string, minor: Minor): boolean {
  const gate = gateOf(structName, key);
  return gate !== undefined && (gate.on === undefined || !isAtLeast(minor, gate.on));
}
