import { list, object } from '../../kubernetes/json';
import type { Manifests } from '../manifests/manifests';
import type { Workload } from '../manifests/workload';

/** A claim of a workload that one node, or even one pod, can have. */
export interface SingleClaim {
  /** `spec.template.spec.volumes[0]`. */
  readonly path: string;
  readonly name: string;
  readonly mode: 'ReadWriteOnce' | 'ReadWriteOncePod';
}

/** The claims among the manifests that all pods of a workload mount, and that are not for several nodes. */
export function singleClaims(head: Manifests, { member, pod, podPath }: Workload): readonly SingleClaim[] {
  return list(pod.volumes).flatMap((volume, index) => {
    const name = String(object(volume, 'persistentVolumeClaim').claimName);
    const modes = object(head.named(member.place, 'PersistentVolumeClaim', name)?.object, 'spec').accessModes;
    const [mode, ...others] = Array.isArray(modes) ? modes : [];
    return others.length > 0 || (mode !== 'ReadWriteOnce' && mode !== 'ReadWriteOncePod')
      ? []
      : [{ path: `${podPath}.volumes[${index}]`, name, mode }];
  });
}
