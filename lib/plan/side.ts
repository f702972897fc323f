import { isObject, type JsonObject, own } from '../kubernetes/value';
import type { PlanManifest } from './pair';

/** The manifests of the base or the head, found by what they are. */
export interface Side {
  /** A ConfigMap, Secret or other object of the core group. */
  named(target: string, namespace: string, kind: string, name: string): JsonObject | undefined;

  /** All objects of a kind in a namespace, in the order of the manifests. */
  all(target: string, namespace: string, kind: string): readonly JsonObject[];
}

/** Indexes manifests, so that each question costs no search. */
export function sideOf(manifests: readonly PlanManifest[]): Side {
  const byKind = new Map<string, JsonObject[]>();
  const byName = new Map<string, JsonObject>();
  for (const { object, target, namespace } of manifests) {
    const key = keyOf(target, namespace, String(object.kind));
    const list = byKind.get(key);
    if (list === undefined) {
      byKind.set(key, [object]);
    } else {
      list.push(object);
    }
    byName.set(`${key}\u0000${nameOf(object)}`, object);
  }
  return {
    named: (target, namespace, kind, name) => byName.get(`${keyOf(target, namespace, kind)}\u0000${name}`),
    all: (target, namespace, kind) => byKind.get(keyOf(target, namespace, kind)) ?? [],
  };
}

/** `metadata.name`; empty where there is none. */
export function nameOf(object: unknown): string {
  const name = own(own(object, 'metadata'), 'name');
  return typeof name === 'string' ? name : '';
}

/** The labels that a workload's pods get. */
export function podLabelsOf(workload: unknown): JsonObject {
  const labels = own(own(own(own(workload, 'spec'), 'template'), 'metadata'), 'labels');
  return isObject(labels) ? labels : {};
}

function keyOf(target: string, namespace: string, kind: string): string {
  return `${target}\u0000${namespace}\u0000${kind}`;
}
