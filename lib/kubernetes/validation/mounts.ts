import { child, children, type Draft, text } from '../decode/draft';
import type { Errors } from './errors';
import { descending } from './paths';

const PROPAGATIONS = ['Bidirectional', 'HostToContainer', 'None'];
const RECURSIVE = ['Disabled', 'Enabled', 'IfPossible'];

/** What a container mounts. The API server reports some rules at the list instead of the mount. */
export function validateMounts(
  errors: Errors,
  path: string,
  container: Draft,
  volumes: ReadonlyMap<string, Draft>,
): void {
  const devices = byName(container, 'volumeDevices', 'devicePath');
  const taken = new Set<string>();
  for (const [index, mount] of children(container, 'volumeMounts').entries()) {
    const at = `${path}[${index}]`;
    const [name, mountPath] = [text(mount, 'name'), text(mount, 'mountPath')];
    if (name === '') {
      errors.required(`${at}.name`);
    }
    if (!volumes.has(name)) {
      errors.notFound(`${at}.name`, name);
    }
    if (mountPath === '') {
      errors.required(`${at}.mountPath`);
    }
    if (taken.has(mountPath)) {
      errors.invalid(`${at}.mountPath`, mountPath, 'must be unique');
    }
    taken.add(mountPath);
    if (devices.has(name)) {
      errors.invalid(`${at}.name`, name, 'must not already exist in volumeDevices');
    }
    if ([...devices.values()].includes(mountPath)) {
      errors.invalid(`${at}.mountPath`, mountPath, 'must not already exist as a path in volumeDevices');
    }
    validateSubPath(errors, path, at, mount);
    validateModes(errors, path, mount, container);
  }
}

function validateSubPath(errors: Errors, path: string, at: string, mount: Draft): void {
  const [subPath, expression] = [text(mount, 'subPath'), text(mount, 'subPathExpr')];
  if (subPath !== '') {
    descending(errors, `${path}.subPath`, subPath);
  }
  if (expression !== '') {
    if (subPath !== '') {
      errors.invalid(`${at}.subPathExpr`, expression, 'subPathExpr and subPath are mutually exclusive');
    }
    descending(errors, `${path}.subPathExpr`, expression);
  }
}

function validateModes(errors: Errors, path: string, mount: Draft, container: Draft): void {
  const [propagation, recursive] = [mount.mountPropagation, mount.recursiveReadOnly];
  if (propagation !== undefined && !PROPAGATIONS.includes(String(propagation))) {
    errors.notSupported(`${path}.mountPropagation`, String(propagation), PROPAGATIONS);
  }
  if (propagation === 'Bidirectional' && child(container, 'securityContext')?.privileged !== true) {
    errors.forbidden(
      `${path}.mountPropagation`,
      'Bidirectional mount propagation is available only to privileged containers',
    );
  }
  if (recursive === 'Enabled' || recursive === 'IfPossible') {
    if (mount.readOnly !== true) {
      errors.forbidden(`${path}.recursiveReadOnly`, 'may only be specified when readOnly is true');
    }
    if (propagation !== undefined && propagation !== 'None') {
      errors.forbidden(
        `${path}.recursiveReadOnly`,
        'may only be specified when mountPropagation is None or not specified',
      );
    }
  } else if (recursive !== undefined && recursive !== 'Disabled') {
    errors.notSupported(`${path}.recursiveReadOnly`, String(recursive), RECURSIVE);
  }
}

/** The block devices of a container. */
export function validateDevices(
  errors: Errors,
  path: string,
  container: Draft,
  volumes: ReadonlyMap<string, Draft>,
): void {
  const devices = children(container, 'volumeDevices');
  if (devices.length === 0) {
    return;
  }
  const mounts = byName(container, 'volumeMounts', 'mountPath');
  const names = new Set<string>();
  const paths = new Set<string>();
  for (const [index, device] of devices.entries()) {
    const at = `${path}[${index}]`;
    const [name, devicePath] = [text(device, 'name'), text(device, 'devicePath')];
    const volume = volumes.get(name);
    const invalid = (key: string, value: string, wrong: boolean, message: string): void => {
      if (wrong) {
        errors.invalid(`${at}.${key}`, value, message);
      }
    };
    if (name === '') {
      errors.required(`${at}.name`);
    }
    invalid('name', name, names.has(name), 'must be unique');
    if (volume === undefined) {
      errors.notFound(`${at}.name`, name);
    } else if (volume.persistentVolumeClaim === undefined && volume.ephemeral === undefined) {
      invalid(
        'name',
        name,
        true,
        'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode',
      );
    }
    if (devicePath === '') {
      errors.required(`${at}.devicePath`);
    }
    invalid('devicePath', devicePath, paths.has(devicePath), 'must be unique');
    const climbs = devicePath.split('/').includes('..');
    invalid('devicePath', devicePath, climbs, "can not contain backsteps ('..')");
    if (!climbs) {
      paths.add(devicePath);
    }
    invalid('name', name, mounts.has(name), 'must not already exist in volumeMounts');
    const mounted = [...mounts.values()].includes(devicePath);
    invalid('devicePath', devicePath, mounted, 'must not already exist as a path in volumeMounts');
    if (name !== '') {
      names.add(name);
    }
  }
}

function byName(container: Draft, list: string, pathKey: string): ReadonlyMap<string, string> {
  return new Map(children(container, list).map((item) => [text(item, 'name'), text(item, pathKey)]));
}
