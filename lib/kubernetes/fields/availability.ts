import { isAtLeast, type Minor, minors } from '../minor';
import { type Gate, gateOf } from './gates';
import { holds, type Row, rowsOfType } from './read';

/** The minors in which a field exists, and in which it takes effect. */
export interface Availability {
  /**
   * The first minor whose API has the field.
   * @default - the field is older than the model's first minor
   */
  readonly since?: Minor;

  /**
   * The last minor whose API has the field.
   * @default - the newest minor still has it
   */
  readonly until?: Minor;

  /**
   * The feature gate that the field stands behind.
   * @default - none in any minor of the model
   */
  readonly gate?: Gate;
}

/** In which minors a field of a struct exists; undefined if it never did. `availability('core.LifecycleHandler', 'sleep')` */
export function availability(structName: string, key: string): Availability | undefined {
  const rows = rowsOf(structName, key);
  const found = minors.filter((minor) => rows.some((row) => holds(row, minor)));
  const [since, until] = [found[0], found.at(-1)];
  if (since === undefined || until === undefined) {
    return undefined;
  }
  const gate = gateOf(structName, key);
  return {
    ...(since === minors[0] ? {} : { since }),
    ...(until === minors.at(-1) ? {} : { until }),
    ...(gate === undefined ? {} : { gate }),
  };
}

/** Says whether a server of a minor with its default feature gates honours the field. */
export function isUsable({ since, until, gate }: Availability, minor: Minor): boolean {
  const exists = (since === undefined || isAtLeast(minor, since)) && (until === undefined || isAtLeast(until, minor));
  return exists && (gate === undefined || (gate.on !== undefined && isAtLeast(minor, gate.on)));
}

/** The rows of a field, also where it stands in an embedded struct. */
function rowsOf(structName: string, key: string): readonly Row[] {
  return (rowsOfType(structName) ?? []).flatMap((row): readonly Row[] => {
    const [, tag = '', type = ''] = row.words;
    if (tag.startsWith(',')) {
      return rowsOf(type, key);
    }
    return tag.split(',')[0] === key ? [row] : [];
  });
}
