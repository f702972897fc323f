import type { Finding } from '../../lib/checks/finding';
import { indexManifests } from '../../lib/checks/manifests/manifests';
import type { CheckId } from '../../lib/checks/registry';
import { CHECK_IDS, CHECKS } from '../../lib/checks/registry';
import { type CheckResult, type RunOptions, runChecks } from '../../lib/checks/run';
import type { Minor } from '../../lib/kubernetes/minor';
import type { JsonObject } from '../../lib/kubernetes/value';
import { identityOf } from '../../lib/manifests/identity';
import { makePlan } from '../../lib/plan/make';
import type { ObjectReference } from '../../lib/plan/object-reference';
import type { PlanManifest } from '../../lib/plan/pair';

/** What is judged: objects, and those before a change. */
export interface Judged {
  readonly base?: readonly JsonObject[];
  readonly head: readonly JsonObject[];
  readonly minor?: Minor;
  readonly apply?: 'client' | 'server';
  readonly isJudged?: (object: ObjectReference) => boolean;
}

/** Runs checks over objects. */
export function judge(judged: Judged, options: RunOptions = {}): CheckResult {
  const { base, head, minor = '1.36', apply = 'client', isJudged } = judged;
  const [before, after] = [(base ?? []).map(placed), head.map(placed)];
  const times = { podStartSeconds: 5, podStopSeconds: 2, nodes: 3 };
  const change =
    base === undefined
      ? {}
      : {
          change: makePlan(before, after, { kubernetes: minor, apply, ...times }),
        };
  return runChecks({ minor, head: indexManifests(after, minor, isJudged), ids: CHECK_IDS, ...change }, options);
}

/** The findings of one check. */
export function findingsOf(id: CheckId, judged: Judged): readonly Finding[] {
  return judge(judged, { checks: CHECKS.filter((check) => check.id === id) }).findings;
}

/** A finding on one line: `warning deployment/web spec.replicas = 1: one pod serves …`. */
export function said({ severity, object, path, value, message }: Finding): string {
  const at = path === undefined ? '' : ` ${path}`;
  const shown = value === undefined ? '' : ` = ${JSON.stringify(value)}`;
  return `${severity} ${object.kind.toLowerCase()}/${object.name}${at}${shown}: ${message}`;
}

function placed(object: JsonObject, index: number): PlanManifest {
  return { object, target: 'default', namespace: identityOf(object).namespace, file: 'all.yaml', line: index + 1 };
}
