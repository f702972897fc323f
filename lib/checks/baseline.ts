import { sha256 } from '../kubernetes/sha256';
import { isObject, own } from '../kubernetes/value';
import { type Finding, SEVERITIES, type Severity } from './finding';
import { keyOf } from './object-key';

/** The version of the form of a baseline. */
const API_VERSION = 'cdk8s-rollout/v1';

/** A finding as a baseline remembers it. */
export interface BaselineEntry {
  /** What stays the same of it when lines move and values change. */
  readonly fingerprint: string;

  /** The check. */
  readonly id: string;

  /** For those who read the file: `apps/v1 Deployment shop/web`. */
  readonly object: string;

  /**
   * How grave it was: what has become graver is new.
   * @default - it is known however grave
   */
  readonly severity?: Severity;
}

/** The findings that a repository had when it began. */
export interface Baseline {
  /** The findings, in any order. */
  readonly findings: readonly BaselineEntry[];
}

/**
 * What stays the same of a finding when lines move and values change: its check, object and field. The indexes of lists
 * do not count; where several findings have the same, they are numbered.
 */
export function fingerprints(findings: readonly Finding[]): ReadonlyMap<Finding, string> {
  const counts = new Map<string, number>();
  return new Map(
    findings.map((finding) => {
      const key = [finding.id, keyOf(finding.object), (finding.path ?? '').replace(/\[\d+\]/g, '[]')].join('\u0000');
      const count = counts.get(key) ?? 0;
      counts.set(key, count + 1);
      return [finding, sha256(`${key}\u0000${count}`).slice(0, 32)];
    }),
  );
}

/**
 * Tells new findings from those that a baseline knows.
 * @param ran the checks that ran: of others nothing is stale
 * @param chosen the checks of which the project says how grave they are: of their findings none is graver than another
 */
export function compareWithBaseline(
  all: readonly Finding[],
  baseline: Baseline | undefined,
  ran: ReadonlySet<string>,
  chosen: { has(id: string): boolean },
): {
  readonly findings: readonly Finding[];
  readonly known: readonly Finding[];
  readonly stale: readonly BaselineEntry[];
} {
  if (baseline === undefined) {
    return { findings: all, known: [], stale: [] };
  }
  const prints = fingerprints(all);
  const known = new Map(baseline.findings.map((entry) => [entry.fingerprint, entry]));
  const found = new Set(prints.values());
  const isKnown = (finding: Finding) => {
    const entry = known.get(prints.get(finding) ?? '');
    return entry !== undefined && (chosen.has(finding.id) || !isGraver(finding, entry));
  };
  return {
    findings: all.filter((finding) => !isKnown(finding)),
    known: all.filter(isKnown),
    stale: baseline.findings.filter(({ fingerprint, id }) => ran.has(id) && !found.has(fingerprint)),
  };
}

function isGraver({ severity }: Finding, { severity: before }: BaselineEntry): boolean {
  return before !== undefined && SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(before);
}

/** Findings as the text of a baseline: no lines and no values, so that it changes only when findings come and go. */
export function baselineText(findings: readonly Finding[]): string {
  const entries = [...fingerprints(findings)]
    .map(([{ id, object, severity }, fingerprint]) => ({ fingerprint, id, object: shown(object), severity }))
    .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  return `${JSON.stringify({ apiVersion: API_VERSION, kind: 'Baseline', findings: entries }, undefined, 2)}\n`;
}

function sortKey({ object, id, fingerprint }: BaselineEntry): string {
  return [object, id, fingerprint].join('\u0000');
}

function shown({ apiVersion, kind, namespace, name, target }: Finding['object']): string {
  const full = namespace === undefined ? name : `${namespace}/${name}`;
  return `${apiVersion} ${kind} ${full}${target === 'default' ? '' : ` (${target})`}`;
}

/** Reads a baseline; what is wrong with it where it is none. */
export function parseBaseline(text: string): Baseline | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'it is not JSON';
  }
  const findings = own(value, 'findings');
  if (own(value, 'kind') !== 'Baseline' || own(value, 'apiVersion') !== API_VERSION || !Array.isArray(findings)) {
    return `it is no baseline of ${API_VERSION}`;
  }
  const isEntry = (entry: unknown): entry is BaselineEntry =>
    isObject(entry) && ['fingerprint', 'id', 'object'].every((key) => typeof own(entry, key) === 'string');
  const bad = findings.findIndex((entry) => !isEntry(entry));
  if (bad !== -1) {
    return `findings[${bad}] has no fingerprint, id or object`;
  }
  const entries = findings.filter(isEntry);
  const odd = entries.findIndex(({ severity }) => severity !== undefined && !SEVERITIES.includes(severity));
  return odd === -1 ? { findings: entries } : `findings[${odd}].severity is none of ${SEVERITIES.join(', ')}`;
}
