import { child, children, type Draft } from '../../../lib/kubernetes/decode/draft';

/** Gives a generated template's parts names of their own, lets them refer to one another, and settles what excludes what. */
export function connect(template: Draft): void {
  const spec = child(template, 'spec') ?? {};
  const volumes = [...children(spec, 'volumes')];
  volumes.forEach((volume, index) => {
    volume.name = `volume-${index}`;
    settleVolume(volume);
  });
  delete child(spec, 'resources')?.claims;
  settleProfiles(child(spec, 'securityContext'));
  for (const spread of children(spec, 'topologySpreadConstraints')) {
    if (spread.minDomains !== undefined) {
      spread.whenUnsatisfiable = 'DoNotSchedule';
    }
  }
  for (const claim of children(spec, 'resourceClaims')) {
    exclude(claim, 'resourceClaimTemplateName', 'resourceClaimName');
  }
  const init = children(spec, 'initContainers');
  for (const [index, container] of [...children(spec, 'containers'), ...init].entries()) {
    container.name = `container-${index}`;
    connectContainer(container, spec, volumes);
    if (init.includes(container)) {
      settleInitContainer(container);
    }
  }
  if (volumes.length > 0) {
    spec.volumes = volumes;
  }
}

function connectContainer(container: Draft, spec: Draft, volumes: Draft[]): void {
  for (const [at, port] of children(container, 'ports').entries()) {
    Object.assign(port, port.name === undefined ? {} : { name: `port-${at}` });
  }
  for (const [at, mount] of children(container, 'volumeMounts').entries()) {
    mount.name = need(volumes, 'emptyDir', { emptyDir: {} });
    mount.mountPath = `${mount.mountPath}/${at}`;
    exclude(mount, 'subPath', 'subPathExpr');
    if (mount.recursiveReadOnly !== undefined) {
      mount.readOnly = true;
      mount.mountPropagation = 'None';
    }
  }
  for (const [at, device] of children(container, 'volumeDevices').entries()) {
    device.name = need(volumes, `block-${at}`, { persistentVolumeClaim: { claimName: `block-${at}` } });
    device.devicePath = `${device.devicePath}${at}`;
  }
  for (const variable of children(container, 'env')) {
    exclude(variable, 'valueFrom', 'value');
    const file = child(child(variable, 'valueFrom') ?? {}, 'fileKeyRef');
    if (file !== undefined) {
      file.volumeName = need(volumes, 'emptyDir', { emptyDir: {} });
    }
  }
  for (const source of children(container, 'envFrom')) {
    exclude(source, 'secretRef', 'configMapRef');
    source.configMapRef ??= source.secretRef === undefined ? { name: 'config' } : undefined;
  }
  if (Array.isArray(container.resizePolicy)) {
    container.resizePolicy = container.resizePolicy.slice(0, 1);
  }
  if (container.restartPolicyRules !== undefined) {
    container.restartPolicy = 'Never';
  }
  if (container.stdinOnce === true) {
    container.stdin = true;
  }
  settleProfiles(child(container, 'securityContext'));
  const claims = children(child(container, 'resources'), 'claims').slice(0, 1);
  for (const claim of claims) {
    Object.assign(child(container, 'resources') ?? {}, { claims });
    spec.resourceClaims = [{ name: claim.name, resourceClaimName: 'claim' }];
  }
}

function settleInitContainer(container: Draft): void {
  if (container.restartPolicy !== 'Always') {
    for (const key of ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe', 'resizePolicy']) {
      delete container[key];
    }
  }
}

function settleProfiles(context: Draft | undefined): void {
  for (const key of ['seccompProfile', 'appArmorProfile']) {
    const profile = child(context ?? {}, key);
    if (profile?.localhostProfile !== undefined) {
      profile.type = 'Localhost';
    }
  }
}

function settleVolume(volume: Draft): void {
  exclude(child(volume, 'flocker'), 'datasetUUID', 'datasetName');
  exclude(child(volume, 'fc'), 'wwids', 'targetWWNs', 'lun');
  const projected = children(child(volume, 'projected'), 'sources');
  const holders = [child(volume, 'downwardAPI'), child(volume, 'configMap'), child(volume, 'secret')];
  for (const source of projected) {
    holders.push(child(source, 'downwardAPI'), child(source, 'configMap'), child(source, 'secret'));
  }
  for (const [index, file] of holders.flatMap((holder) => [...children(holder, 'items')]).entries()) {
    file.path = `${file.path}-${index}`;
    exclude(file, 'resourceFieldRef', 'fieldRef');
  }
  for (const [index, source] of projected.entries()) {
    Object.assign(child(source, 'serviceAccountToken') ?? {}, { path: `token-${index}` });
    exclude(child(source, 'clusterTrustBundle'), 'name', 'signerName', 'labelSelector');
  }
}

/** Where the first key is set, the others go. */
function exclude(draft: Draft | undefined, key: string, ...others: readonly string[]): void {
  if (draft?.[key] !== undefined) {
    for (const other of others) {
      delete draft[other];
    }
  }
}

function need(volumes: Draft[], mark: string, volume: Draft): unknown {
  const wanted = Object.keys(volume)[0] ?? '';
  const found = volumes.find((candidate) => candidate[wanted] !== undefined && !mark.startsWith('block'));
  if (found !== undefined) {
    return found.name;
  }
  const made = { name: `volume-${volumes.length}`, ...volume };
  volumes.push(made);
  return made.name;
}
