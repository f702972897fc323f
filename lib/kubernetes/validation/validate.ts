import { child, type Draft, text } from '../decode/draft';
import { modelledTypes } from '../defaults/defaults';
import { schemaOf } from '../fields/schema';
import { isAtLeast, type Minor } from '../minor';
import { type Prepared, prepare } from '../prepare';
import { isObject } from '../value';
import { validateAutoscaler } from './autoscaler';
import { validateBudget } from './budget';
import { validateConfigMap, validateSecret } from './config';
import { ephemeralContainersAt } from './ephemeral-containers';
import { Errors, type NotJudged, type Refusal } from './errors';
import { frozenOthers } from './frozen';
import { validateMetadata } from './metadata';
import { dns1035Label, label, type Messages, subdomain } from './names';
import type { Place } from './place';
import { refusalOf } from './problems';
import { validateService } from './service';
import { UPDATE_RULES } from './update';
import { validateDaemonSet, validateDeployment, validateStatefulSet } from './workloads';

/** What the API server would say to a manifest. */
export interface Verdict {
  /**
   * - `accepted`: every rule that applies is modelled and holds
   * - `refused`: at least one rule is broken
   * - `not judged`: no modelled rule is broken, but some that apply are not modelled
   */
  readonly verdict: 'accepted' | 'refused' | 'not judged';

  /** What is refused, each as the API server says it. There may be more where something is not judged. */
  readonly refusals: readonly Refusal[];

  /** What nothing is said about. */
  readonly notJudged: readonly NotJudged[];
}

const UNKNOWN_KIND: NotJudged = { path: '', reason: 'the kind is not modelled' };

type Rule = (place: Place, draft: Draft, live: Draft | undefined) => void;

const RULES: Readonly<Record<string, Rule>> = {
  'apps.Deployment': validateDeployment,
  'apps.StatefulSet': validateStatefulSet,
  'apps.DaemonSet': validateDaemonSet,
  'apps.ReplicaSet': ephemeralContainersAt('spec', 'template'),
  'autoscaling.HorizontalPodAutoscaler': validateAutoscaler,
  'batch.CronJob': ephemeralContainersAt('spec', 'jobTemplate', 'spec', 'template'),
  'batch.Job': ephemeralContainersAt('spec', 'template'),
  'core.ConfigMap': ({ errors }, draft) => validateConfigMap(errors, draft),
  'core.Secret': ({ errors }, draft) => validateSecret(errors, draft),
  'core.Service': validateService,
  'policy.PodDisruptionBudget': validateBudget,
};

/**
 * Judges a manifest as the API server would, with its default feature gates and no admission plugin that changes or
 * refuses objects.
 * @param live the object in the cluster, for an update; by default the manifest is created
 */
export function validate(manifest: unknown, minor: Minor, live?: unknown): Verdict {
  const prepared = prepare(manifest, minor, live);
  if (prepared === undefined) {
    const refusals = isObject(manifest) && isObject(live) ? frozenOthers(manifest, live) : [];
    return { verdict: refusals.length > 0 ? 'refused' : 'not judged', refusals, notJudged: [UNKNOWN_KIND] };
  }
  return verdictOf(prepared, minor, live === undefined ? undefined : prepare(live, minor, live));
}

/** The same for a manifest that is read already. */
export function verdictOf(next: Prepared, minor: Minor, live: Prepared | undefined): Verdict {
  if (next.problems.length > 0) {
    return { verdict: 'refused', refusals: next.problems.map(refusalOf), notJudged: [] };
  }
  const errors = new Errors();
  const place: Place = { errors, minor, schema: schemaOf(minor), live: live?.draft };
  if (live === undefined) {
    validateMetadata(place, next.draft, nameRule(next.type, minor));
  } else {
    validateMetadata(place, next.draft, () => []);
    if (text(child(next.draft, 'metadata'), 'name') !== text(child(live.draft, 'metadata'), 'name')) {
      errors.unjudged('metadata.name', 'an object cannot be renamed: this makes another one');
    }
    UPDATE_RULES[next.type]?.(place, next.draft, live.draft);
  }
  RULES[next.type]?.(place, next.draft, live?.draft);
  if (!modelledTypes.includes(next.type)) {
    errors.notJudged.push(UNKNOWN_KIND);
  }
  const refusals = distinct(errors.refusals).map((refusal) => worded(refusal, minor));
  const verdict = refusals.length > 0 ? 'refused' : errors.notJudged.length > 0 ? 'not judged' : 'accepted';
  return { verdict, refusals, notJudged: errors.notJudged };
}

/** Before 1.35 the rules for labels were worded otherwise. */
function worded({ path, message }: Refusal, minor: Minor): Refusal {
  const older = message
    .replace(/(must be no more than \d+) bytes/, '$1 characters')
    .replace('a valid label key must consist', 'a qualified name must consist');
  return { path, message: isAtLeast(minor, '1.35') ? message : older };
}

function nameRule(type: string, minor: Minor): (name: string) => Messages {
  if (type === 'apps.StatefulSet') {
    return isAtLeast(minor, '1.31') ? label : subdomain;
  }
  if (type === 'core.Service') {
    return isAtLeast(minor, '1.36') ? label : dns1035Label;
  }
  return subdomain;
}

/** The API server says the same thing once. */
function distinct(refusals: readonly Refusal[]): readonly Refusal[] {
  return refusals.length < 2
    ? refusals
    : [...new Map(refusals.map((refusal) => [`${refusal.path}: ${refusal.message}`, refusal])).values()];
}
