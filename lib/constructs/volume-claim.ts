import type { Size } from 'cdk8s';
import { k8s, type PersistentVolumeAccessMode } from 'cdk8s-plus-27';
import { defined } from './defined';

/** A claim that each pod of a StatefulSet gets one of. What stands here can never change once the set is live. */
export interface VolumeClaimTemplate {
  /** What the claim is called, in the mounts of the containers too. */
  readonly name: string;

  /** How much is asked for. */
  readonly storage: Size;

  /** How many nodes or pods may mount it. */
  readonly accessModes: readonly PersistentVolumeAccessMode[];

  /**
   * From which StorageClass.
   * @default - the cluster's default class
   */
  readonly storageClassName?: string;

  /**
   * Whether it is mounted as a file system or given as a block device.
   * @default - "Filesystem"
   */
  readonly volumeMode?: 'Filesystem' | 'Block';

  /**
   * The claim's labels.
   * @default - none
   */
  readonly labels?: Readonly<Record<string, string>>;

  /**
   * The claim's annotations.
   * @default - none
   */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** What becomes of the claims when their pods go for good. */
export interface ClaimRetention {
  /**
   * When the StatefulSet is deleted.
   * @default "Retain"
   */
  readonly whenDeleted?: 'Retain' | 'Delete';

  /**
   * When the StatefulSet is made smaller.
   * @default "Retain"
   */
  readonly whenScaled?: 'Retain' | 'Delete';
}

/** The claim as Kubernetes has it. */
export function renderClaim(claim: VolumeClaimTemplate): k8s.KubePersistentVolumeClaimProps {
  const { name, labels, annotations, storageClassName, volumeMode } = claim;
  return {
    metadata: { name, ...defined({ labels: copied(labels), annotations: copied(annotations) }) },
    spec: {
      accessModes: [...claim.accessModes],
      resources: { requests: { storage: k8s.Quantity.fromString(quantity(claim.storage)) } },
      ...defined({ storageClassName, volumeMode }),
    },
  };
}

function copied(map: Readonly<Record<string, string>> | undefined): Record<string, string> | undefined {
  return map === undefined ? undefined : { ...map };
}

/** In the largest unit that is whole, as people write it. */
function quantity(size: Size): string {
  const mebibytes = size.toMebibytes();
  return mebibytes % 1024 === 0 ? `${mebibytes / 1024}Gi` : `${mebibytes}Mi`;
}
