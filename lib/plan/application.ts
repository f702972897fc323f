import { type ApplyMethod, apply } from '../kubernetes/apply/apply';
import type { Minor } from '../kubernetes/minor';
import { settle, withDefaults } from '../kubernetes/prepare';
import type { NotJudged, Refusal } from '../kubernetes/validation/errors';
import { validate } from '../kubernetes/validation/validate';
import { isObject, type JsonObject } from '../kubernetes/value';
import type { Pair } from './pair';

/** What becomes of an object when the head is applied over the base. */
export interface Application {
  /**
   * The object that the base left in the cluster.
   * @default - it is not in the base
   */
  readonly live?: JsonObject;

  /**
   * What it becomes.
   * @default - the API server refuses it, or it is not in the head
   */
  readonly next?: JsonObject;

  /**
   * What the manifest asks for where that is refused, defaults filled in.
   * @default - it is not refused, or not in the head
   */
  readonly refused?: JsonObject;
  readonly refusals: readonly Refusal[];
  readonly notJudged: readonly NotJudged[];
}

const REFUSED_BASE: NotJudged = {
  path: '',
  reason: 'the API server would refuse the base, too: something else runs in the cluster',
};

/** Applies the head of a pair over its base, which was applied in the same way and is what runs. */
export function applied({ base, head }: Pair, method: ApplyMethod, minor: Minor): Application {
  const live = base && settle(withDefaults(base.object, minor) ?? base.object);
  const before = live === undefined ? {} : { live };
  if (head === undefined) {
    return { ...before, refusals: [], notJudged: [] };
  }
  const { verdict, object } = apply({
    manifest: head.object,
    ...before,
    isStored: true,
    ...(base === undefined ? {} : { last: base.object }),
    method,
    minor,
  });
  const { refusals, notJudged } = verdict;
  const asked = (): JsonObject => withDefaults(head.object, minor, live) ?? head.object;
  if (refusals.length === 0) {
    return { ...before, next: settle(object ?? asked()), refusals, notJudged };
  }
  const isBaseRefused = base !== undefined && validate(base.object, minor).refusals.length > 0;
  return { ...before, refused: asked(), refusals, notJudged: [...notJudged, ...(isBaseRefused ? [REFUSED_BASE] : [])] };
}

/** Whether both sides say the same. Nothing is asked of the API server then: the base was applied, and is what runs. */
export function isUnchanged({ base, head }: Pair): boolean {
  return base !== undefined && head !== undefined && isSame(base.object, head.object);
}

/** Whether two manifests say the same, in whatever order. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) {
    return true;
  }
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => isSame(item, other[index]));
  }
  if (isObject(one) && isObject(other)) {
    const keys = Object.keys(one);
    return (
      keys.length === Object.keys(other).length &&
      keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]))
    );
  }
  return Object.is(one, other);
}
