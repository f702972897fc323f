import { encode } from '../decode/encode';
import { typeOfKind } from '../fields/kinds';
import { schemaOf } from '../fields/schema';
import type { Minor } from '../minor';
import { prepare, withDefaults } from '../prepare';
import { type Verdict, validate, verdictOf } from '../validation/validate';
import { isObject, type JsonObject, own } from '../value';
import { mergeClientSide } from './client-side';
import { mergeServerSide } from './server-side';
import { AmbiguousListError } from './types';

/** How manifests reach the cluster: `kubectl apply`, or `kubectl apply --server-side`. */
export type ApplyMethod = 'client' | 'server';

/** A manifest that is applied over an object. */
export interface Application {
  /** The manifest, as it stands in a file. */
  readonly manifest: unknown;

  /**
   * The object in the cluster.
   * @default - there is none, and the manifest creates it
   */
  readonly live?: unknown;

  /**
   * Whether the live object is as the API server returns it, so that no default is left to fill in.
   * @default false
   */
  readonly isStored?: boolean;

  /**
   * The manifest that was applied before, by the same method and manager.
   * @default - the last-applied annotation of the live object; else nothing was applied
   */
  readonly last?: unknown;

  /** How it reaches the cluster. */
  readonly method: ApplyMethod;

  /** The minor of the cluster. */
  readonly minor: Minor;
}

/** What an application comes to. */
export interface Applied {
  /** Whether the API server accepts it. */
  readonly verdict: Verdict;

  /**
   * The object that the API server would store, without what it adds to metadata; where the verdict is `not judged`, what
   * it would be if it is accepted.
   * @default - it is refused, or two elements of a list cannot be told apart; of a kind outside the field table nothing is known
   */
  readonly object?: JsonObject;
}

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * What a live object becomes when a manifest is applied over it: whether the API server accepts that, and the result.
 * Nobody else is assumed to hold fields of the object.
 */
export function apply({ manifest, live, isStored = false, last, method, minor }: Application): Applied {
  const type = isObject(manifest) ? typeOfKind(manifest.apiVersion, manifest.kind) : undefined;
  if (type === undefined || !isObject(live) || !isObject(manifest)) {
    const verdict = validate(manifest, minor, live);
    const object = verdict.verdict === 'refused' ? undefined : withDefaults(manifest, minor);
    return object === undefined ? { verdict } : { verdict, object };
  }
  const unread = prepare(manifest, minor)?.problems ?? [];
  if (unread.length > 0) {
    return { verdict: validate(manifest, minor) };
  }
  const before = last ?? lastApplied(live);
  const schema = schemaOf(minor);
  const base = isStored ? live : (withDefaults(live, minor, live) ?? live);
  try {
    const merge = method === 'client' ? mergeClientSide : mergeServerSide;
    const merged = merge(before, base, manifest, type, schema);
    const next = prepare(merged, minor, live);
    const old = prepare(live, minor, live);
    if (next === undefined || old === undefined) {
      return { verdict: { verdict: 'not judged', refusals: [], notJudged: [] } };
    }
    const verdict = verdictOf(next, minor, old);
    return verdict.verdict === 'refused' ? { verdict } : { verdict, object: encode(next.draft, type, schema) };
  } catch (error) {
    if (error instanceof AmbiguousListError) {
      const reason = 'two elements of a list have the same key';
      return { verdict: { verdict: 'not judged', refusals: [], notJudged: [{ path: error.path, reason }] } };
    }
    throw error;
  }
}

function lastApplied(live: JsonObject): unknown {
  const text = own(own(own(live, 'metadata'), 'annotations'), LAST_APPLIED);
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
