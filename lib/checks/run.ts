import { type Baseline, type BaselineEntry, compareWithBaseline } from './baseline';
import type { Check, Found } from './check';
import type { CheckContext } from './context';
import type { Finding, Severity } from './finding';
import { type Ignore, ignoresOf } from './ignores';
import { keyOf } from './object-key';
import { inOrder } from './order';
import { CHECKS } from './registry';

/** What is run, and how its findings count. */
export interface RunOptions {
  /**
   * The checks that are run.
   * @default - all
   */
  readonly checks?: readonly Check[];

  /**
   * How grave the findings of a check are for this project; `off`: it is not run.
   * @default - as the checks say
   */
  readonly severities?: ReadonlyMap<string, Severity | 'off'>;

  /**
   * Findings that are known and left for later.
   * @default - none
   */
  readonly baseline?: Baseline;
}

/** A finding that a suppression answers. */
export interface Suppressed {
  /** What was found. */
  readonly finding: Finding;

  /** Why it is right as it is. */
  readonly reason: string;
}

/** A suppression that answers no finding. */
export interface UnusedIgnore {
  /** The check that it names. */
  readonly id: string;

  /** The object that it stands on. */
  readonly object: Finding['object'];

  /**
   * The file.
   * @default - it came from standard input
   */
  readonly file?: string;

  /**
   * The line, from 1.
   * @default - it is not known
   */
  readonly line?: number;
}

/** What the checks came to. */
export interface CheckResult {
  /** What is to be mended, the gravest first, then by object, check and path. */
  readonly findings: readonly Finding[];

  /** What a suppression on its object answers, in the same order. */
  readonly suppressed: readonly Suppressed[];

  /** Suppressions of checks that ran and found nothing there. */
  readonly unused: readonly UnusedIgnore[];

  /** What the baseline knows, in the same order. */
  readonly known: readonly Finding[];

  /** What the baseline knows and is there no more. */
  readonly stale: readonly BaselineEntry[];
}

/** Runs checks over manifests, and over a change where there is one. */
export function runChecks(context: CheckContext, options: RunOptions = {}): CheckResult {
  const { severities = new Map(), baseline } = options;
  const active = (options.checks ?? CHECKS).filter(
    ({ id, needs }) => severities.get(id) !== 'off' && (needs === undefined || context.change !== undefined),
  );
  const objectOf = objects();
  const all = active
    .flatMap((check) =>
      check.run(context).map((found) => findingOf(check, found, objectOf(found.at), severities.get(check.id))),
    )
    .filter(({ object }) => context.head.isJudged(object));
  const ignores = ignoresIn(context);
  const [findings, suppressed, used] = [[] as Finding[], [] as Suppressed[], new Set<Ignore>()];
  for (const finding of inOrder(all)) {
    const ignore =
      ignores.size === 0 ? undefined : ignores.get(keyOf(finding.object))?.find(({ id }) => id === finding.id);
    if (ignore?.reason === undefined) {
      findings.push(finding);
    } else {
      used.add(ignore);
      suppressed.push({ finding, reason: ignore.reason });
    }
  }
  return {
    ...compareWithBaseline(findings, baseline, new Set(active.map(({ id }) => id)), severities),
    suppressed,
    unused: unusedOf(context, ignores, used, new Set<string>(active.map(({ id }) => id))),
  };
}

/** Without its place; one for all findings of an object. */
function objects(): (at: Found['at']) => Finding['object'] {
  const known = new Map<Found['at'], Finding['object']>();
  return (at) => {
    const found = known.get(at) ?? withoutPlace(at);
    known.set(at, found);
    return found;
  };
}

function withoutPlace({ apiVersion, kind, namespace, name, target }: Found['at']): Finding['object'] {
  return { apiVersion, kind, ...(namespace === undefined ? {} : { namespace }), name, target };
}

function findingOf(
  { id, severity }: Check,
  found: Found,
  object: Finding['object'],
  own: Severity | undefined,
): Finding {
  const { kind, file, line } = found.at;
  const { path, value, message, fix, autofix } = found;
  return {
    id,
    severity: own ?? found.severity ?? severity,
    object,
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
    ...(path === undefined ? {} : { path }),
    // No value of a Secret gets into a report.
    ...(value === undefined || kind === 'Secret' ? {} : { value }),
    message,
    ...(fix === undefined ? {} : { fix }),
    ...(autofix === undefined ? {} : { autofix }),
  };
}

function ignoresIn({ head }: CheckContext): ReadonlyMap<string, readonly Ignore[]> {
  return new Map(
    head.members.flatMap((member): readonly (readonly [string, readonly Ignore[]])[] => {
      const ignores = ignoresOf(member);
      return ignores.length === 0 ? [] : [[keyOf(member.reference), ignores]];
    }),
  );
}

function unusedOf(
  { head }: CheckContext,
  ignores: ReadonlyMap<string, readonly Ignore[]>,
  used: ReadonlySet<Ignore>,
  ran: ReadonlySet<string>,
): readonly UnusedIgnore[] {
  return [...ignores.values()].flat().length === 0
    ? []
    : head.members.flatMap(({ reference }) => {
        const { file, line, ...object } = reference;
        return (ignores.get(keyOf(object)) ?? [])
          .filter((ignore) => ignore.reason !== undefined && ran.has(ignore.id) && !used.has(ignore))
          .map(({ id }) => ({
            id,
            object,
            ...(file === undefined ? {} : { file }),
            ...(line === undefined ? {} : { line }),
          }));
      });
}
