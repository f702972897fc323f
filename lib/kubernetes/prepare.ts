import { decode } from './decode/decode';
import { type Draft, ensure } from './decode/draft';
import { encode } from './decode/encode';
import type { Problem } from './decode/problem';
import { setDefaults } from './defaults/defaults';
import { dropOffFields, dropRestartPolicies } from './defaults/drop';
import { keepAllocated } from './defaults/service-update';
import { gateOf } from './fields/gates';
import { typeOfKind } from './fields/kinds';
import { schemaOf } from './fields/schema';
import { walkFields } from './fields/walk';
import type { Minor } from './minor';
import { isObject, type JsonObject } from './value';

/** A manifest as the API server holds it before it validates. */
export interface Prepared {
  /** The kind's name in the field table, `apps.Deployment`. */
  readonly type: string;
  readonly draft: Draft;
  readonly problems: readonly Problem[];

  /** Whether it has a field that the server does not know, or drops. */
  readonly hasStrangeFields: boolean;
}

/** What was read of objects that nobody changes any more. */
const settled = new WeakMap<object, Map<Minor, Prepared>>();

/** Promises that an object is never changed, so that it is read once however often it is asked about. */
export function settle<Settled extends object>(object: Settled): Settled {
  if (!settled.has(object)) {
    settled.set(object, new Map());
  }
  return object;
}

/**
 * Reads a manifest, fills in the defaults and drops what the minor's feature gates turn off.
 * @param live the object that is in the cluster already, if there is one: gated fields that it has are kept
 * @returns undefined for a kind that the field table does not hold
 */
export function prepare(manifest: unknown, minor: Minor, live?: unknown): Prepared | undefined {
  const known = isObject(manifest) ? settled.get(manifest) : undefined;
  return known?.get(minor) ?? read(manifest, minor, live, known);
}

function read(
  manifest: unknown,
  minor: Minor,
  live: unknown,
  known: Map<Minor, Prepared> | undefined,
): Prepared | undefined {
  const type = isObject(manifest) ? typeOfKind(manifest.apiVersion, manifest.kind) : undefined;
  if (type === undefined) {
    return undefined;
  }
  const { draft, problems, off } = decode(manifest, type, minor);
  setDefaults(draft, type, minor);
  if (off.length > 0) {
    dropOffFields(draft, off, live === undefined ? new Set() : gatedFieldsOf(live, type, minor));
  }
  if (minor === '1.34') {
    dropRestartPolicies(draft);
  }
  if (type === 'core.Service' && isObject(live)) {
    keepAllocated(ensure(draft, 'spec'), ensure(decode(live, type, minor).draft, 'spec'));
  }
  const hasStrangeFields = off.length > 0 || problems.some(({ reason }) => reason === 'unknown');
  const prepared = { type, draft, problems, hasStrangeFields };
  // What is off stays where the live object has it, and a Service keeps what it was given.
  if (off.length === 0 && type !== 'core.Service') {
    known?.set(minor, prepared);
  }
  return prepared;
}

/**
 * The object that the API server would store for a manifest, without what it adds to metadata (uid, creationTimestamp …).
 * @returns undefined for a kind that the field table does not hold
 */
export function withDefaults(manifest: unknown, minor: Minor, live?: unknown): JsonObject | undefined {
  const prepared = prepare(manifest, minor, live);
  return prepared === undefined ? undefined : encode(prepared.draft, prepared.type, schemaOf(minor));
}

function gatedFieldsOf(object: unknown, type: string, minor: Minor): ReadonlySet<string> {
  const found = new Set<string>();
  walkFields(object, type, schemaOf(minor), ({ struct, key, value }) => {
    if (value !== null && gateOf(struct.name, key) !== undefined) {
      found.add(`${struct.name}.${key}`);
    }
  });
  return found;
}
