/** A field that is not the same before and after. */
export interface FieldChange {
  /** `spec.template.spec.containers[0].image`; an element that is gone has its old index. */
  readonly path: string;

  /**
   * What stood there.
   * @default - nothing stood there
   */
  readonly from?: unknown;

  /**
   * What will stand there.
   * @default - nothing will stand there
   */
  readonly to?: unknown;

  /**
   * Whether the values are a Secret's: `***` stands in their place.
   * @default false
   */
  readonly hidden?: true;
}

/** What stands in the place of a Secret's value, as in `kubectl diff`. */
export const HIDDEN = '***';

/** The fields of a Secret whose values are no secret. */
const OPEN = /^(?:apiVersion|kind|type|immutable|metadata\.(?:name|namespace|labels|annotations|finalizers)(?:$|[.[]))/;

/** An annotation that repeats the whole object. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * A change of one field of an object. All changes of a plan are made here, so that no value of a Secret gets into one.
 * @param kind the kind of the object that has the field
 */
export function fieldChange(kind: string, path: string, from: unknown, to: unknown): FieldChange {
  const hidden = kind === 'Secret' && !isOpen(path, from, to);
  const value = (key: 'from' | 'to', given: unknown) => (given === undefined ? {} : { [key]: hidden ? HIDDEN : given });
  return { path, ...value('from', from), ...value('to', to), ...(hidden ? { hidden } : {}) };
}

/** Whether a Secret's field may be shown: annotations as a whole may not when one of them repeats the object. */
function isOpen(path: string, ...values: readonly unknown[]): boolean {
  const repeats = [path, ...values.map((value) => JSON.stringify(value) ?? '')].some((text) =>
    text.includes(LAST_APPLIED),
  );
  return OPEN.test(path) && !repeats;
}
