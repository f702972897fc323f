import { isOff } from '../fields/gates';
import { goName } from '../fields/go-name';
import type { Schema, Struct } from '../fields/schema';
import { schemaOf } from '../fields/schema';
import type { GoType } from '../fields/type';
import type { Minor } from '../minor';
import type { Step } from '../path';
import { isObject, type JsonObject } from '../value';
import type { Draft } from './draft';
import { isLeaf, leafDecoder } from './leaf';
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
  const draft = decoderOf({ kind: 'named', name: typeName }, place.schema)(manifest, place);
  return { draft: (draft as Draft | undefined) ?? {}, problems: place.problems, off: place.off };
}

/** Reads one value; undefined for null and for what does not fit. */
type Decoder = (value: unknown, place: Place) => unknown;

const decoders = new Map<Minor, Map<string, Decoder>>();

function decoderOf(type: GoType, schema: Schema): Decoder {
  const known = decoders.get(schema.minor) ?? new Map<string, Decoder>();
  decoders.set(schema.minor, known);
  const name = type.kind === 'named' ? type.name : JSON.stringify(type);
  const decoder = known.get(name) ?? ofValue(makeDecoder(type, schema));
  known.set(name, decoder);
  return decoder;
}

function ofValue(decode: Decoder): Decoder {
  return (value, place) => (value === null || value === undefined ? undefined : decode(value, place));
}

function makeDecoder(type: GoType, schema: Schema): Decoder {
  const real = schema.underlying(type);
  if (real.kind === 'pointer') {
    return decoderOf(real.of, schema);
  }
  if (isLeaf(real)) {
    return leafDecoder(real);
  }
  if (real.kind === 'slice') {
    const list = listDecoder(real.of, schema);
    return (value, place) => (Array.isArray(value) ? list(value, place) : misfit(value, type, place));
  }
  const struct = real.kind === 'named' ? schema.struct(real.name) : undefined;
  const inner =
    real.kind === 'map'
      ? mapDecoder(real.of, schema)
      : struct === undefined
        ? (value: JsonObject) => structuredClone(value)
        : structDecoder(struct, schema);
  return (value, place) => (isObject(value) ? inner(value, place) : misfit(value, type, place));
}

function listDecoder(of: GoType, schema: Schema) {
  const zero = zeroOf(of, schema);
  const decode = decoderOf(of, schema);
  return (value: readonly unknown[], place: Place): unknown[] =>
    value.map((item, index) => {
      place.path.push(index);
      const decoded = decode(item, place) ?? zero();
      place.path.pop();
      return decoded;
    });
}

function mapDecoder(of: GoType, schema: Schema) {
  const zero = zeroOf(of, schema);
  const decode = decoderOf(of, schema);
  return (value: JsonObject, place: Place): Draft => {
    const entries = Object.entries(value).map(([key, item]): [string, unknown] => {
      place.path.push(key);
      const decoded = decode(item, place) ?? zero();
      place.path.pop();
      return [key, decoded];
    });
    return Object.fromEntries(entries);
  };
}

interface FieldDecoder {
  readonly decode: Decoder;
  readonly isOff: boolean;
}

/** A type may lead back to itself, and of most structs few fields are ever set: a field's decoder is made when it is. */
function structDecoder({ name, keys }: Struct, schema: Schema) {
  const fields = new Map<string, FieldDecoder>();
  const fieldOf = (key: string): FieldDecoder | undefined => {
    const type = keys.get(key)?.type;
    const found = type && { decode: decoderOf(type, schema), isOff: isOff(name, key, schema.minor) };
    if (found !== undefined) {
      fields.set(key, found);
    }
    return found;
  };
  return (value: JsonObject, place: Place): Draft => {
    const draft: Draft = {};
    const outer = place.struct;
    place.struct = name;
    for (const key of Object.keys(value)) {
      const field = fields.get(key) ?? fieldOf(key);
      place.path.push(key);
      if (field === undefined) {
        place.problems.push({ path: [...place.path], reason: 'unknown', got: '', want: '', struct: name });
      } else {
        const decoded = field.decode(value[key], place);
        if (decoded !== undefined) {
          draft[key] = decoded;
          if (field.isOff) {
            place.off.push({ struct: name, key, draft, path: [...place.path] });
          }
        }
      }
      place.path.pop();
    }
    place.struct = outer;
    return draft;
  };
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
