import type { Step } from '../../kubernetes/path';
import { isObject, type JsonObject } from '../../kubernetes/value';

/** A change of one field of a manifest. */
export interface Edit {
  /** The field: `spec.template.spec.containers[0].lifecycle.preStop`. What is missing on the way to it is made. */
  readonly path: string;

  /**
   * What is to stand there, in the place of what does.
   * @default - the field is to go
   */
  readonly value?: unknown;
}

/** The steps of a path whose keys need no brackets. */
export function stepsOf({ path }: Edit): readonly Step[] {
  return [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([key, index]) => (index === undefined ? key : Number(index)));
}

/** An object as edits make it: what the text must say afterwards. */
export function edited(object: JsonObject, edits: readonly Edit[]): JsonObject {
  return edits.reduce((whole, edit) => changed(whole, stepsOf(edit), edit.value) as JsonObject, object);
}

function changed(node: unknown, [step, ...rest]: readonly Step[], value: unknown): unknown {
  if (step === undefined) {
    return value;
  }
  if (typeof step === 'number') {
    return Array.isArray(node) ? node.map((item, at) => (at === step ? changed(item, rest, value) : item)) : node;
  }
  const { [step]: old, ...others } = isObject(node) ? node : {};
  const next = changed(old, rest, value);
  return next === undefined ? others : { ...others, [step]: next };
}
