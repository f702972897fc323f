import { isMinor, minors } from '../kubernetes/minor';
import { isObject } from '../kubernetes/value';
import { HistoryError, notAHistory } from './error';
import type { Desired, Hold } from './history';
import { FORMAT } from './print';
import type { Head } from './texts';

const DIGEST = /^sha256:[0-9a-f]{64}$/;

type Keys = Readonly<Record<string, (value: unknown) => boolean>>;

const REVISION: Keys = {
  number: (value) => Number.isSafeInteger(value) && (value as number) > 0,
  digest: isDigest,
  cause: isText,
  minor: (value) => typeof value === 'string',
  limit: (value) => Number.isSafeInteger(value),
  pending: (value) => value === true,
  cleanedUp: (value) => value === true,
  imported: isText,
};
const DESIRED: Keys = { paused: (value) => value === true, restartedAt: isText, hold: isObject };
const HOLD: Keys = { digest: isDigest, cause: isText, restartedAt: isText };

/** Reads what the file of a history says at its top, and refuses what this version does not know. */
export function topOf(value: unknown, file: string): { readonly manifest: string; readonly left?: true } {
  const { formatVersion, manifest, left } = isObject(value) ? value : {};
  if (typeof formatVersion === 'number' && formatVersion > FORMAT) {
    throw new HistoryError(
      'newer-format',
      `${file} is of format ${formatVersion}, and this version of cdk8s-rollout knows ${FORMAT}`,
      'update cdk8s-rollout to the version that wrote it',
    );
  }
  if (formatVersion !== FORMAT || !isText(manifest) || (left !== undefined && left !== true)) {
    throw notAHistory(file, 'it begins with `formatVersion: 1` and the `manifest` that the workload is rendered to');
  }
  return { manifest: manifest as string, ...(left === true ? { left } : {}) };
}

/** Reads what a revision says beside its template and config. */
export function headOfShape(value: unknown, file: string): Head {
  const head = shaped(value, REVISION, ['number', 'digest', 'minor', 'limit'], 'a revision', file);
  return ofKnownMinor(head as unknown as Head, file);
}

/** Refuses a revision that a later version made. */
export function ofKnownMinor(head: Head, file: string): Head {
  if (!isMinor(head.minor)) {
    throw new HistoryError(
      'newer-format',
      `${file}: revision ${head.number} was made for Kubernetes ${head.minor}, which this version of cdk8s-rollout does not know (${minors[0]} to ${minors.at(-1)})`,
      'update cdk8s-rollout to the version that wrote it',
    );
  }
  return head;
}

/** Reads what commands asked for. */
export function desiredOf(value: unknown, file: string): Desired {
  if (value === undefined) {
    throw notAHistory(file, 'it ends with `desired`: the end is missing');
  }
  const desired = shaped(value, DESIRED, [], 'desired', file);
  if (desired.hold === undefined) {
    return desired;
  }
  return { ...desired, hold: shaped(desired.hold, HOLD, ['digest', 'cause'], 'hold', file) as unknown as Hold };
}

function shaped(
  value: unknown,
  keys: Keys,
  needed: readonly string[],
  what: string,
  file: string,
): Readonly<Record<string, unknown>> {
  if (!isObject(value)) {
    throw notAHistory(file, `${what} is a mapping`);
  }
  for (const key of needed) {
    if (value[key] === undefined) {
      throw notAHistory(file, `${what} has no \`${key}\``);
    }
  }
  for (const [key, item] of Object.entries(value)) {
    const isRight = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (isRight === undefined) {
      throw notAHistory(file, `${what} has \`${key}\`, which means nothing`);
    }
    if (!isRight(item)) {
      throw notAHistory(file, `\`${key}\` of ${what} cannot be ${JSON.stringify(item)}`);
    }
  }
  return value;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isDigest(value: unknown): boolean {
  return typeof value === 'string' && DIGEST.test(value);
}
