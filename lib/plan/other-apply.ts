import type { ApplyMethod } from '../kubernetes/apply/apply';
import { goJson } from '../kubernetes/go-json';
import type { Minor } from '../kubernetes/minor';
import { isObject, own } from '../kubernetes/value';
import { type Application, applied } from './application';
import { fieldChanges } from './differences';
import type { Pair } from './pair';

/** The other way of applying. */
export function otherMethod(method: ApplyMethod): ApplyMethod {
  return method === 'client' ? 'server' : 'client';
}

/**
 * What the other way of applying comes to.
 * @returns undefined where it comes to the same
 */
export function otherApplication(
  pair: Pair,
  application: Application,
  method: ApplyMethod,
  minor: Minor,
): Application | undefined {
  const { base, head } = pair;
  if (base === undefined || head === undefined || hasSameShape(base.object, head.object)) {
    return undefined;
  }
  const other = applied(pair, otherMethod(method), minor);
  const said = ({ next, refusals }: Application) => goJson([next ?? null, refusals]);
  return said(other) === said(application) ? undefined : other;
}

/**
 * Whether two manifests differ in nothing but single values: then both ways set these and nothing else. Values that name
 * an element of a list count as its shape.
 */
export function hasSameShape(base: unknown, head: unknown): boolean {
  if (Array.isArray(base) && Array.isArray(head)) {
    return (
      base.length === head.length &&
      base.every((item, index) => sameNames(item, head[index]) && hasSameShape(item, head[index]))
    );
  }
  if (isObject(base) && isObject(head)) {
    const keys = Object.keys(base);
    return (
      keys.length === Object.keys(head).length &&
      keys.every((key) => Object.hasOwn(head, key) && hasSameField(key, base[key], head[key]))
    );
  }
  // A null takes a field away client-side.
  return isScalar(base) && isScalar(head);
}

/** A `type` says which of the fields beside it may be there. */
function hasSameField(key: string, base: unknown, head: unknown): boolean {
  return key === 'type' ? base === head : hasSameShape(base, head);
}

/** The fields by which elements of lists are told apart. */
const NAMES = [
  'name',
  'containerPort',
  'port',
  'protocol',
  'mountPath',
  'devicePath',
  'topologyKey',
  'whenUnsatisfiable',
  'ip',
  'key',
  'type',
  'uid',
];

function sameNames(a: unknown, b: unknown): boolean {
  return isObject(a) && isObject(b) ? NAMES.every((name) => own(a, name) === own(b, name)) : a === b;
}

function isScalar(value: unknown): boolean {
  return value !== null && value !== undefined && typeof value !== 'object';
}

/** In what two results differ, in one sentence each. */
export function outcomeDifferences(one: Application, other: Application, minor: Minor): readonly string[] {
  if (one.next === undefined || other.next === undefined) {
    return [];
  }
  return fieldChanges(one.next, other.next, minor, 'whole').map(
    ({ path, from, to }) => `${path} is ${shown(to)} in the place of ${shown(from)}`,
  );
}

function shown(value: unknown): string {
  return value === undefined ? 'not set' : JSON.stringify(value);
}
