import { isOff } from '../fields/gates';
import type { Field, Schema, Struct } from '../fields/schema';
import { schemaOf } from '../fields/schema';
import type { GoType } from '../fields/type';
import type { Minor } from '../minor';
import type { Step } from '../path';
import { isObject } from '../value';
import type { Draft } from './draft';
import { decodeLeaf, isLeaf } from './leaf';
import type { Problem } from './problem';

/** Where the decoder stands. */
export interface Place {
  readonly schema: Schema;
  readonly problems: Problem[];
  readonly off: OffField[];
  readonly path: Step[];

  /** The innermost struct, for the words of a problem. */
  struct: string;
}

/** What a minor's API server reads from a manifest, and what it would not accept. */
export interface Decoded {
  readonly draft: Draft;
  readonly problems: readonly Problem[];

  /** The fields behind gates that the minor has off: the server drops them, unless the live object has one already. */
  readonly off: readonly OffField[];
}

/** A field that was read although its feature gate is off. */
export interface OffField {
  readonly struct: string;
  readonly key: string;

  /** The struct that holds it. */
  readonly draft: Draft;

  /** The structs and lists around it, outermost first, with the key that leads on. */
  readonly path: readonly Step[];
}

/**
 * Reads a manifest into the structs of a minor, as the API server does: nulls are nothing, quantities take their
 * canonical form, keys that the minor does not know are left out. Explicit zeros and empty lists stay, see `encode`.
 * The manifest is not changed and shares nothing with the result.
 */
export function decode(manifest: unknown, typeName: string, minor: Minor): Decoded {
  const place: Place = { schema: schemaOf(minor), problems: [], off: [], path: [], struct: typeName };
  const draft = decodeValue(manifest, { kind: 'named', name: typeName }, place);
  return { draft: (draft as Draft | undefined) ?? {}, problems: place.problems, off: place.off };
}

/** Reads one value; undefined for null and for what does not fit. */
function decodeValue(value: unknown, type: GoType, place: Place): unknown {
  if (value === null || value === undefined) {
    return undefined;
  }
  const real = place.schema.underlying(type);
  if (real.kind === 'pointer') {
    return decodeValue(value, real.of, place);
  }
  if (isLeaf(real)) {
    return decodeLeaf(value, real, place);
  }
  if (real.kind === 'slice') {
    return Array.isArray(value) ? decodeList(value, real.of, place) : misfit(value, type, place);
  }
  if (!isObject(value)) {
    return misfit(value, type, place);
  }
  if (real.kind === 'map') {
    return decodeMap(value, real.of, place);
  }
  const struct = real.kind === 'named' ? place.schema.struct(real.name) : undefined;
  return struct === undefined ? structuredClone(value) : decodeStruct(value, struct, place);
}

function decodeList(value: readonly unknown[], of: GoType, place: Place): unknown[] {
  const zero = zeroOf(of, place.schema);
  return value.map((item, index) => {
    place.path.push(index);
    const decoded = decodeValue(item, of, place) ?? zero();
    place.path.pop();
    return decoded;
  });
}

function decodeMap(value: Readonly<Record<string, unknown>>, of: GoType, place: Place): Draft {
  const zero = zeroOf(of, place.schema);
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => {
    place.path.push(key);
    const decoded = decodeValue(item, of, place) ?? zero();
    place.path.pop();
    return [key, decoded];
  });
  return Object.fromEntries(entries);
}

function decodeStruct(value: Readonly<Record<string, unknown>>, struct: Struct, place: Place): Draft {
  const draft: Draft = {};
  const outer = place.struct;
  place.struct = struct.name;
  for (const key of Object.keys(value)) {
    const field: Field | undefined = struct.keys.get(key);
    place.path.push(key);
    if (field === undefined) {
      place.problems.push({ path: [...place.path], reason: 'unknown', got: '', want: '', struct: struct.name });
    } else {
      const decoded = decodeValue(value[key], field.type, place);
      if (decoded !== undefined) {
        draft[key] = decoded;
        if (isOff(struct.name, key, place.schema.minor)) {
          place.off.push({ struct: struct.name, key, draft, path: [...place.path] });
        }
      }
    }
    place.path.pop();
  }
  place.struct = outer;
  return draft;
}

/** Go's zero of an element, for a null in a list or map. */
function zeroOf(type: GoType, schema: Schema): () => unknown {
  const real = schema.underlying(type);
  if (real.kind === 'basic') {
    return () => (real.name === 'string' ? '' : real.name === 'bool' ? false : 0);
  }
  if (real.kind === 'named' && isLeaf(real)) {
    return () => (real.name === 'intstr.IntOrString' ? 0 : '0');
  }
  return () => ({});
}

function misfit(value: unknown, type: GoType, place: Place): undefined {
  place.problems.push({
    path: [...place.path],
    reason: 'type',
    got: jsonType(value),
    want: goName(type),
    struct: place.struct,
  });
  return undefined;
}

/** A JSON type as Go names it. */
export function jsonType(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value;
}

/** A type as Go prints it: `v1.PodSpec`, `[]v1.Container`, `map[string]string`. */
export function goName(type: GoType): string {
  switch (type.kind) {
    case 'pointer':
      return `*${goName(type.of)}`;
    case 'slice':
      return type.of.kind === 'basic' && type.of.name === 'byte' ? '[]uint8' : `[]${goName(type.of)}`;
    case 'map':
      return `map[${goName(type.key)}]${goName(type.of)}`;
    case 'basic':
      return type.name;
    case 'named':
      return goPackage(type.name);
  }
}

const PACKAGES: Readonly<Record<string, string>> = {
  autoscaling: 'v2',
  resource: 'resource',
  intstr: 'intstr',
  types: 'types',
};

function goPackage(name: string): string {
  const [short = '', type = ''] = name.split('.');
  return `${PACKAGES[short] ?? 'v1'}.${type}`;
}
