import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ControlPlaneError } from './errors';

/** The folder that holds go.mod and go.sum of one Kubernetes minor. */
export function moduleDirectory(minor: string): string {
  return join(__dirname, minor);
}

/** The Kubernetes minors that can be built here, such as `1.36`, newest first. */
export function minors(): string[] {
  const age = (minor: string) => Number(minor.split('.')[1]);
  return readdirSync(__dirname)
    .filter((name) => /^\d+\.\d+$/.test(name))
    .sort((a, b) => age(b) - age(a));
}

/**
 * A minor that can be built here.
 *
 * @param wanted the minor, such as `1.34`; the newest by default
 * @throws ControlPlaneError when there is no such folder
 */
export function resolveMinor(wanted?: string): string {
  const known = minors();
  const minor = wanted ?? known[0];
  if (minor === undefined || !known.includes(minor)) {
    throw new ControlPlaneError(`no control plane for Kubernetes ${minor}: there is ${known.join(' and ')}`);
  }
  return minor;
}

/** The full version that a minor's go.mod names, such as `1.36.3`. */
export function versionOf(minor: string): string {
  const file = join(moduleDirectory(minor), 'go.mod');
  const version = /^\s*k8s\.io\/kubernetes v(\S+)/m.exec(readFileSync(file, 'utf8'))?.[1];
  if (version === undefined) throw new ControlPlaneError(`${file} requires no k8s.io/kubernetes`);
  return version;
}
