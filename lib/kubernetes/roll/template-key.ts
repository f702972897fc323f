import type { Schema } from '../fields/schema';
import type { GoType } from '../fields/type';
import { goJson } from '../go-json';
import { parseQuantity } from '../quantity/parse';
import { isObject } from '../value';

/**
 * A text that two structs share exactly when `differences` finds none between them: nothing is the same as an empty list
 * or map, quantities count by value.
 */
export function meaningKey(value: unknown, type: GoType, schema: Schema): string {
  return goJson(meaning(value, type, schema) ?? null);
}

/** The value with all that means nothing left out; undefined for what means nothing as a whole. */
function meaning(value: unknown, type: GoType, schema: Schema): unknown {
  const real = schema.underlying(type);
  switch (real.kind) {
    case 'pointer':
      return value === undefined ? undefined : [meaning(value, real.of, schema) ?? null];
    case 'slice':
      return Array.isArray(value) && value.length > 0
        ? value.map((item) => meaning(item, real.of, schema) ?? null)
        : ofText(value);
    case 'map':
      return isObject(value) && Object.keys(value).length > 0
        ? mapValues(value, (item) => meaning(item, real.of, schema) ?? null)
        : undefined;
    case 'basic':
      return value === '' || value === 0 || value === false ? undefined : value;
    case 'named':
      return schema.struct(real.name) === undefined
        ? leafMeaning(value, real.name)
        : structMeaning(value, real.name, schema);
  }
}
