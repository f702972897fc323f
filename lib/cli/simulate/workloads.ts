import { typeOfKind } from '../../kubernetes';
import { identityOf, objectName } from '../../manifests/identity';
import type { Manifest } from '../../manifests/parse';
import { CliError } from '../error';

const WORKLOADS: ReadonlySet<string> = new Set(['apps.Deployment', 'apps.StatefulSet', 'apps.DaemonSet']);

/**
 * The workloads among manifests by what makes them the same one in a cluster.
 * @throws CliError for one that stands there twice
 */
export function workloadsIn(manifests: readonly Manifest[]): ReadonlyMap<string, Manifest> {
  const found = new Map<string, Manifest>();
  for (const manifest of manifests) {
    const { object } = manifest;
    if (!WORKLOADS.has(typeOfKind(object.apiVersion, object.kind) ?? '')) {
      continue;
    }
    const { namespace, ...rest } = identityOf(object);
    const key = JSON.stringify([rest.kind, namespace, rest.name]);
    const other = found.get(key);
    if (other !== undefined) {
      const places = `${other.file}:${other.line} and ${manifest.file}:${manifest.line}`;
      throw new CliError(`${nameOf(manifest)} stands there twice: ${places}`);
    }
    found.set(key, manifest);
  }
  return found;
}

/** A workload as kubectl names it, `deployment.apps/web`. */
export function nameOf({ object }: Manifest): string {
  return objectName(identityOf(object));
}
