import { visibleRevisions } from '../../../lib/history';
import { revisionObject } from '../../../lib/kubernetes/hash/name';
import { type JsonObject, own } from '../../../lib/kubernetes/value';
import { podReferences } from '../../../lib/manifests/pod-references';
import type { Namespace } from '../../control-plane/namespace';
import { controllerOf, type KubernetesObject } from '../../control-plane/objects';
import type { Walk } from './walk';

/** What kubectl printed of each workload of a namespace. */
type Printed = ReadonlyMap<string, string>;

const KINDS = 'deployment,statefulset,daemonset';

/** The tables of all workloads of a namespace, by name. */
export async function tables(namespace: Namespace): Promise<Printed> {
  return byName((await namespace.kubectl(['rollout', 'history', KINDS])).stdout);
}

/** One revision in detail, of workloads that have it. */
export async function details(namespace: Namespace, revision: number, walks: readonly Walk[]): Promise<Printed> {
  const names = walks.map(({ subject: { kind, name } }) => `${kind}/${name}`);
  return byName((await namespace.kubectl(['rollout', 'history', ...names, `--revision=${revision}`])).stdout);
}

/** What an undo would bring back. */
export async function dryUndos(namespace: Namespace): Promise<Printed> {
  return byName((await namespace.kubectl(['rollout', 'undo', KINDS, '--dry-run=client'])).stdout);
}

function byName(text: string): Printed {
  const parts = text.split(/(?=^(?:deployment|statefulset|daemonset)\.apps\/)/m);
  return new Map(parts.map((part) => [/\/(\S+)/.exec(part)?.[1] ?? '', part]));
}

/** What the controllers of a namespace have made. */
export interface Made {
  /** By the name of their workload: name by revision number. */
  readonly names: ReadonlyMap<string, ReadonlyMap<number, string>>;

  /** ConfigMaps that something refers to and that are not there. */
  readonly missing: readonly string[];
}

export async function made(namespace: Namespace): Promise<Made> {
  const [replicaSets, controllerRevisions, configMaps, pods] = await Promise.all([
    namespace.list<KubernetesObject & JsonObject>('apps/v1', 'ReplicaSet'),
    namespace.list<KubernetesObject & JsonObject>('apps/v1', 'ControllerRevision'),
    namespace.list('v1', 'ConfigMap'),
    namespace.list<KubernetesObject & JsonObject>('v1', 'Pod'),
  ]);
  const names = new Map<string, Map<number, string>>();
  for (const object of [...replicaSets, ...controllerRevisions]) {
    const owner = controllerOf(object)?.name ?? '';
    const annotation = own(object.metadata.annotations, 'deployment.kubernetes.io/revision');
    const number = Number(object.kind === 'ReplicaSet' ? annotation : object.revision);
    names.set(owner, (names.get(owner) ?? new Map()).set(number, object.metadata.name));
  }
  const there = new Set(configMaps.map(({ metadata }) => metadata.name));
  const templates = [
    ...replicaSets.map(({ spec }) => own(spec, 'template')),
    ...controllerRevisions.map(({ data }) => own(own(data, 'spec'), 'template')),
    ...pods.map(({ spec }) => ({ spec })),
  ];
  const referred = new Set(templates.flatMap((template) => podReferences(template).configMaps));
  return { names, missing: [...referred].filter((name) => !there.has(name)) };
}

/** The names that our history foretells, by revision number. */
export function foretold(walk: Walk): ReadonlyMap<number, string> {
  const { kind, name } = walk.subject;
  const namesOf = visibleRevisions(walk.repository.history()).map(({ number, template, minor }) => {
    const workload = { apiVersion: 'apps/v1', kind, metadata: { name }, spec: { template } };
    return [number, revisionObject(workload, minor)?.name ?? ''] as const;
  });
  return new Map(namesOf);
}
