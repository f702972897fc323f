import { compareTexts } from '../kubernetes/compare-texts';
import type { JsonObject } from '../kubernetes/value';
import { identityOf } from '../manifests/identity';
import type { ObjectReference, Place } from './object-reference';

/** A manifest of the base or the head. */
export interface PlanManifest extends Place {
  /** The manifest, as it is written. */
  readonly object: JsonObject;

  /** What it is applied to. */
  readonly target: string;

  /** The namespace that it ends up in; empty for a kind that has none. */
  readonly namespace: string;
}

/** One object before and after; at least one side is there. */
export interface Pair {
  readonly reference: ObjectReference;
  readonly place: Place;

  /** Empty for a kind that has none. */
  readonly namespace: string;
  readonly base?: PlanManifest;
  readonly head?: PlanManifest;
}

/** The objects of base and head by target, namespace, kind and name, in that order. */
export function pairs(base: readonly PlanManifest[], head: readonly PlanManifest[]): readonly Pair[] {
  const found = new Map<string, Pick<Pair, 'base' | 'head'>>(
    base.map((manifest) => [keyOf(manifest), { base: manifest }]),
  );
  for (const manifest of head) {
    const key = keyOf(manifest);
    found.set(key, { ...found.get(key), head: manifest });
  }
  return [...found.entries()]
    .sort(([a], [b]) => compareTexts(a, b))
    .map(([, sides]) => ({ ...sides, ...about(sides.head ?? (sides.base as PlanManifest)) }));
}

/** What names an object in a plan. */
export function referenceTo({ object, target, namespace }: PlanManifest): ObjectReference {
  const { kind, name } = identityOf(object);
  const apiVersion = String(object.apiVersion ?? '');
  return namespace === '' ? { apiVersion, kind, name, target } : { apiVersion, kind, namespace, name, target };
}

function keyOf({ object, target, namespace }: PlanManifest): string {
  const { group, kind, name } = identityOf(object);
  // No name holds a control character, so that the order is that of the parts.
  return [target, namespace, kind, name, group].join('\u0000');
}

function about(manifest: PlanManifest): Pick<Pair, 'reference' | 'place' | 'namespace'> {
  const { file, line } = manifest;
  return {
    reference: referenceTo(manifest),
    namespace: manifest.namespace,
    place: { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }) },
  };
}
