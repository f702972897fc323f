import type { Draft } from '../decode/draft';
import { goName } from '../fields/go-name';
import type { Field, Schema } from '../fields/schema';
import { schemaOf } from '../fields/schema';
import type { GoType } from '../fields/type';
import { compareBytes } from '../go-json';
import type { Minor } from '../minor';
import { dumpIntOrString, dumpQuantity, ZERO_TIME } from './leaves';

/** Writes a value of one Go type; undefined is nil or zero. */
type Printer = (value: unknown) => string;

const printers = new Map<Minor, Map<string, Printer>>();

/** A timestamp set in a pod template: Go prints the machine's time zone, which nobody can foretell. */
export class UnforeseeableError extends Error {}

/**
 * A struct as Go prints it for hashing: every field with its type, in the order of declaration.
 * @throws UnforeseeableError for a timestamp
 * @see https://github.com/kubernetes/apimachinery/blob/v0.36.3/pkg/util/dump/dump.go
 */
export function dump(draft: Draft, typeName: string, minor: Minor): string {
  const type: GoType = { kind: 'named', name: typeName };
  return `(${goName(type)})${printerOf(type, schemaOf(minor))(draft)}`;
}

function printerOf(type: GoType, schema: Schema): Printer {
  const known = printers.get(schema.minor) ?? new Map<string, Printer>();
  printers.set(schema.minor, known);
  const name = JSON.stringify(type);
  let printer = known.get(name);
  if (printer === undefined) {
    // A type may lead back to itself, so its printer is looked up again when it is used.
    known.set(name, (value) => (known.get(name) as Printer)(value));
    printer = makePrinter(type, schema);
    known.set(name, printer);
  }
  return printer;
}

function makePrinter(type: GoType, schema: Schema): Printer {
  const real = schema.underlying(type);
  switch (real.kind) {
    case 'pointer': {
      const inner = printerOf(real.of, schema);
      return (value) => (value === undefined ? '<nil>' : inner(value));
    }
    case 'slice': {
      const inner = printerOf(real.of, schema);
      return (value) => (isEmpty(value) ? '<nil>' : `[${(value as readonly unknown[]).map(inner).join(' ')}]`);
    }
    case 'map':
      return mapPrinter(printerOf(real.of, schema));
    case 'basic':
      return basicPrinter(real.name);
    case 'named':
      return leafPrinter(real.name) ?? structPrinter(real.name, schema);
  }
}

function mapPrinter(inner: Printer): Printer {
  return (value) => {
    const entries = Object.entries((value ?? {}) as Draft).sort(([a], [b]) => compareBytes(a, b));
    return entries.length === 0 ? '<nil>' : `map[${entries.map(([key, item]) => `${key}:${inner(item)}`).join(' ')}]`;
  };
}

function basicPrinter(name: string): Printer {
  const zero = name === 'string' ? '' : name === 'bool' ? 'false' : '0';
  return (value) => (value === undefined ? zero : String(value));
}

function leafPrinter(name: string): Printer | undefined {
  switch (name) {
    case 'resource.Quantity':
      return dumpQuantity;
    case 'intstr.IntOrString':
      return dumpIntOrString;
    case 'meta.Time':
      return (value) => {
        if (value !== undefined) {
          throw new UnforeseeableError(
            `a timestamp in a pod template (${value}) hashes with the controller's time zone`,
          );
        }
        return ZERO_TIME;
      };
    default:
      return undefined;
  }
}

function structPrinter(name: string, schema: Schema): Printer {
  const parts = (schema.struct(name)?.fields ?? []).map((field, index) => {
    const head = `${index === 0 ? '' : ' '}${field.go}:(${goName(field.type)})`;
    return { head, key: field.json, print: printerOf(field.type, schema), inline: isInline(field) };
  });
  let zero: string | undefined;
  return (value) => {
    if (value === undefined && zero !== undefined) {
      return zero;
    }
    const draft = (value ?? {}) as Draft;
    let text = '{';
    for (const { head, key, print, inline } of parts) {
      text += head + print(inline ? draft : draft[key]);
    }
    text += '}';
    if (value === undefined) {
      zero = text;
    }
    return text;
  };
}

function isInline(field: Field): boolean {
  return field.json === '';
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (value as readonly unknown[]).length === 0;
}
