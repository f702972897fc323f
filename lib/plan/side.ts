import { mapSelects } from '../kubernetes/selector';
import { type Selecting, selectorIndex } from '../kubernetes/selector-index';
import { isObject, type JsonObject, own } from '../kubernetes/value';
import type { PlanManifest } from './pair';

/** The manifests of the base or the head, found by what they are. */
export interface Side {
  /** A ConfigMap, Secret or other object of the core group. */
  named(target: string, namespace: string, kind: string, name: string): JsonObject | undefined;

  /** All objects of a kind in a namespace, in the order of the manifests. */
  all(target: string, namespace: string, kind: string): readonly JsonObject[];

  /** The Services of a namespace that select a workload's pods, by name; none for no workload. */
  servicesOf(target: string, namespace: string, workload: JsonObject | undefined): readonly JsonObject[];
}

/** Indexes manifests, so that each question costs no search. */
export function sideOf(manifests: readonly PlanManifest[]): Side {
  const byKind = new Map<string, JsonObject[]>();
  const byName = new Map<string, JsonObject>();
  const services: Selecting<JsonObject>[] = [];
  const add = (lists: Map<string, JsonObject[]>, key: string, object: JsonObject) => {
    const list = lists.get(key);
    if (list === undefined) {
      lists.set(key, [object]);
    } else {
      list.push(object);
    }
  };
  for (const { object, target, namespace } of manifests) {
    const key = keyOf(target, namespace, String(object.kind));
    add(byKind, key, object);
    if (object.kind === 'Service') {
      const selector = own(own(object, 'spec'), 'selector');
      const selects = (labels: JsonObject) => mapSelects(selector, labels);
      services.push({
        place: placeOf(target, namespace),
        labels: isObject(selector) ? selector : {},
        selects,
        item: object,
      });
    }
    byName.set(`${key}\u0000${nameOf(object)}`, object);
  }
  const serving = selectorIndex(services);
  return {
    named: (target, namespace, kind, name) => byName.get(`${keyOf(target, namespace, kind)}\u0000${name}`),
    all: (target, namespace, kind) => byKind.get(keyOf(target, namespace, kind)) ?? [],
    servicesOf: (target, namespace, workload) =>
      [...serving(placeOf(target, namespace), podLabelsOf(workload))].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)),
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

function placeOf(target: string, namespace: string): string {
  return `${target}\u0000${namespace}`;
}

function keyOf(target: string, namespace: string, kind: string): string {
  return `${placeOf(target, namespace)}\u0000${kind}`;
}
