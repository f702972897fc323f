import { goName } from '../fields/go-name';
import type { GoType } from '../fields/type';
import { formatQuantity } from '../quantity/format';
import { parseQuantity } from '../quantity/parse';
import { jsonType, type Place } from './decode';

const LEAVES: ReadonlySet<string> = new Set(['meta.Time', 'meta.MicroTime', 'resource.Quantity', 'intstr.IntOrString']);

/** Says whether values of a type are read as a whole, with no keys inside. */
export function isLeaf(type: GoType): boolean {
  return (
    type.kind === 'basic' ||
    (type.kind === 'named' && LEAVES.has(type.name)) ||
    (type.kind === 'slice' && type.of.kind === 'basic' && type.of.name === 'byte')
  );
}

/** Reads a text, number, bool, quantity, time or bytes; undefined, with a problem, for what does not fit. */
export function leafDecoder(type: GoType): (value: unknown, place: Place) => unknown {
  switch (type.kind === 'basic' || type.kind === 'named' ? type.name : 'bytes') {
    case 'any':
      return (value) => structuredClone(value);
    case 'string':
      // Half a surrogate pair is lost once it is written to a file.
      return (value, place) => (typeof value === 'string' ? value.toWellFormed() : problem('type', value, type, place));
    case 'bool':
      return (value, place) => (typeof value === 'boolean' ? value : problem('type', value, type, place));
    case 'int32':
      return (value, place) => (isInteger(value, INT32) ? value + 0 : problem('type', value, type, place));
    case 'int64':
      return (value, place) => (isInteger(value, INT64) ? value + 0 : problem('type', value, type, place));
    case 'intstr.IntOrString':
      return (value, place) =>
        typeof value === 'string' || isInteger(value, INT32) ? value : problem('type', value, type, place);
    case 'resource.Quantity':
      return (value, place) => decodeQuantity(value, type, place);
    case 'bytes':
      return (value, place) => decodeBytes(value, type, place);
    default:
      return (value, place) => decodeTime(value, type, place);
  }
}

const INT32 = 2 ** 31;
const INT64 = 2 ** 63;

function isInteger(value: unknown, limit: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= -limit && value < limit;
}

function decodeQuantity(value: unknown, type: GoType, place: Place): unknown {
  if (typeof value !== 'string' && typeof value !== 'number') {
    return problem('content', value, type, place);
  }
  try {
    return formatQuantity(parseQuantity(String(value).trim()));
  } catch {
    return problem('content', value, type, place);
  }
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function decodeBytes(value: unknown, type: GoType, place: Place): unknown {
  if (Array.isArray(value) && value.every((byte) => Number.isInteger(byte) && byte >= 0 && byte < 256)) {
    return btoa(String.fromCharCode(...value));
  }
  if (typeof value !== 'string') {
    return problem('type', value, type, place);
  }
  const text = value.replace(/[\r\n]/g, '');
  return BASE64.test(text) ? text : problem('content', value, type, place);
}

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

function decodeTime(value: unknown, type: GoType, place: Place): unknown {
  if (typeof value !== 'string') {
    return problem('type', value, type, place);
  }
  const time = RFC3339.test(value) ? new Date(value) : undefined;
  if (time === undefined || Number.isNaN(time.getTime())) {
    return problem('content', value, type, place);
  }
  return time.toISOString().replace(/\.\d+Z$/, 'Z');
}

function problem(reason: 'type' | 'content', value: unknown, type: GoType, place: Place): undefined {
  // No value of a Secret gets into a message.
  const isShown = typeof value === 'number' && place.struct !== 'core.Secret';
  const got = isShown ? `number ${value}` : jsonType(value);
  place.problems.push({ path: [...place.path], reason, got, want: goName(type), struct: place.struct });
  return undefined;
}
