import { closest, distance } from 'fastest-levenshtein';
import { isAtLeast, type Minor } from '../minor';
import { formatPath } from '../path';
import { isObject } from '../value';
import { type Availability, availability, isUsable } from './availability';
import { gateOf } from './gates';
import { typeOfKind } from './kinds';
import { type Struct, schemaOf } from './schema';
import { type Visited, walkFields } from './walk';

/** A key of a manifest that a server of the given minor does not honour. */
export interface FieldFinding {
  /** As the API server writes it: `spec.template.spec.containers[0].lifecycle.preStop.sleep`. */
  readonly path: string;

  /**
   * - `unknown`: no minor has such a field; the API server refuses it (kubectl's default, strict field validation)
   * - `newer`, `removed`: another minor has it; refused likewise
   * - `off`: the server drops it without a word, for its feature gate is off by default
   */
  readonly reason: 'unknown' | 'newer' | 'removed' | 'off';

  /**
   * A field of the same struct whose name is close.
   * @default - none is close
   */
  readonly didYouMean?: string;

  /**
   * When the field exists and from when it works.
   * @default - the field is unknown
   */
  readonly availability?: Availability;
}

/**
 * The keys of a manifest that a server of a minor, with its default feature gates, does not know or drops.
 * @returns an empty list also for a kind that the table does not hold, see `typeOfKind`
 */
export function findFields(manifest: unknown, minor: Minor): readonly FieldFinding[] {
  const type = isObject(manifest) ? typeOfKind(manifest.apiVersion, manifest.kind) : undefined;
  const findings: FieldFinding[] = [];
  if (type !== undefined) {
    walkFields(manifest, type, schemaOf(minor), (visited) => {
      const finding = judge(visited, minor);
      if (finding !== undefined) {
        findings.push(finding);
      }
    });
  }
  return findings;
}

function judge({ path, struct, key, field, value }: Visited, minor: Minor): FieldFinding | undefined {
  if (field !== undefined && (value === null || gateOf(struct.name, key) === undefined)) {
    return undefined;
  }
  const at = formatPath(path);
  const available = availability(struct.name, key);
  if (available === undefined) {
    const didYouMean = nearest(key, struct);
    return { path: at, reason: 'unknown', ...(didYouMean === undefined ? {} : { didYouMean }) };
  }
  if (field === undefined) {
    const newer = available.since !== undefined && !isAtLeast(minor, available.since);
    return { path: at, reason: newer ? 'newer' : 'removed', availability: available };
  }
  return isUsable(available, minor) ? undefined : { path: at, reason: 'off', availability: available };
}

/** The field that was likely meant: equal but for case, or at most a third of its letters away. */
function nearest(key: string, struct: Struct): string | undefined {
  const known = [...struct.keys.keys()];
  const folded = known.find((name) => name.toLowerCase() === key.toLowerCase());
  if (folded !== undefined || known.length === 0 || key.length > 64) {
    return folded;
  }
  const candidate = closest(key, known);
  return distance(key, candidate) <= Math.max(1, Math.floor(candidate.length / 3)) ? candidate : undefined;
}
