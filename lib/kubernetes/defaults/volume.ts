import { child, children, type Draft, ensure, setDefault, setPointer } from '../decode/draft';
import { isAtLeast, type Minor } from '../minor';
import { defaultClaimSpec } from './claim';
import { defaultPullPolicy } from './image';

/** The mode of files in a volume, 0644. */
const FILE_MODE = 0o644;

/** @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/core/v1/defaults.go */
export function defaultVolume(volume: Draft, minor: Minor): void {
  if (Object.keys(volume).every((key) => key === 'name')) {
    volume.emptyDir = {};
  }
  for (const key of ['configMap', 'secret', 'downwardAPI', 'projected']) {
    const source = child(volume, key);
    if (source !== undefined) {
      setPointer(source, 'defaultMode', FILE_MODE);
    }
  }
  children(child(volume, 'downwardAPI'), 'items').forEach(defaultFieldRef);
  for (const source of children(child(volume, 'projected'), 'sources')) {
    defaultProjection(source);
  }
  const image = child(volume, 'image');
  if (image !== undefined && isAtLeast(minor, '1.35')) {
    setDefault(image, 'pullPolicy', defaultPullPolicy(String(image.reference ?? '')));
  }
  const template = child(child(volume, 'ephemeral') ?? {}, 'volumeClaimTemplate');
  if (template !== undefined) {
    defaultClaimSpec(ensure(template, 'spec'));
  }
  defaultOldSources(volume);
}

function defaultProjection(source: Draft): void {
  children(child(source, 'downwardAPI'), 'items').forEach(defaultFieldRef);
  const token = child(source, 'serviceAccountToken');
  if (token !== undefined) {
    setPointer(token, 'expirationSeconds', 3600);
  }
}

/** A reference to a field of the Pod reads it by the core API's v1. */
export function defaultFieldRef(holder: Draft): void {
  const reference = child(holder, 'fieldRef');
  if (reference !== undefined) {
    setDefault(reference, 'apiVersion', 'v1');
  }
}

function defaultOldSources({ hostPath, iscsi, rbd, azureDisk, scaleIO }: Draft): void {
  if (hostPath !== undefined) {
    setPointer(hostPath as Draft, 'type', '');
  }
  if (iscsi !== undefined) {
    setDefault(iscsi as Draft, 'iscsiInterface', 'default');
  }
  if (rbd !== undefined) {
    setDefault(rbd as Draft, 'pool', 'rbd');
    setDefault(rbd as Draft, 'user', 'admin');
    setDefault(rbd as Draft, 'keyring', '/etc/ceph/keyring');
  }
  if (azureDisk !== undefined) {
    setPointer(azureDisk as Draft, 'cachingMode', 'ReadWrite');
    setPointer(azureDisk as Draft, 'kind', 'Shared');
    setPointer(azureDisk as Draft, 'fsType', 'ext4');
    setPointer(azureDisk as Draft, 'readOnly', false);
  }
  if (scaleIO !== undefined) {
    setDefault(scaleIO as Draft, 'storageMode', 'ThinProvisioned');
    setDefault(scaleIO as Draft, 'fsType', 'xfs');
  }
}
