import { extname } from 'node:path';
import type { Workload, WorkloadKind } from '../../history/history';
import { isObject, type JsonObject, own } from '../../kubernetes/value';
import { identityOf } from '../../manifests/identity';
import { parseManifests } from '../../manifests/parse';
import { isVersionedConfig } from '../../manifests/versioned-config';

const EXTENSIONS: ReadonlySet<string> = new Set(['.yaml', '.yml', '.json']);
const KINDS: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);

/** A workload as it stands in a file. */
export interface FoundWorkload {
  readonly id: Omit<Workload, 'target'>;
  readonly manifest: JsonObject;
}

/** What an output folder holds, of what a history is made. */
export interface Contents {
  readonly workloads: readonly FoundWorkload[];

  /** Versioned ConfigMaps by namespace and name. */
  readonly config: ReadonlyMap<string, JsonObject>;
}

/** Whether a file may hold manifests. */
export function isManifestFile(path: string): boolean {
  return EXTENSIONS.has(extname(path));
}

/** @throws ManifestError for text that is no manifest */
export function contentsOf(text: string, file: string): Contents {
  const objects = parseManifests(text, file).map(({ object }) => object);
  return {
    workloads: objects.flatMap((manifest) => {
      const { kind, group, namespace, name } = identityOf(manifest);
      const isWhole = group === 'apps' && KINDS.has(kind) && isObject(own(manifest.spec, 'template')) && name !== '';
      return isWhole ? [{ id: { kind: kind as WorkloadKind, namespace, name }, manifest }] : [];
    }),
    config: new Map(objects.filter(isVersionedConfig).map((object) => [configKey(object), object])),
  };
}

/** The versioned ConfigMaps of a namespace, by name. */
export function configOf(contents: readonly Contents[], namespace: string): ReadonlyMap<string, JsonObject> {
  const all = contents
    .flatMap(({ config }) => [...config.values()])
    .map((object) => [identityOf(object), object] as const);
  return new Map(all.filter(([id]) => id.namespace === namespace).map(([id, object]) => [id.name, object]));
}

/** Whether two name the same object of one target. */
export function isSame(a: Omit<Workload, 'target'>, b: Omit<Workload, 'target'>): boolean {
  return a.kind === b.kind && a.namespace === b.namespace && a.name === b.name;
}

function configKey(object: JsonObject): string {
  const { namespace, name } = identityOf(object);
  return `${namespace}/${name}`;
}
