import { type Roll, rolls } from '../../kubernetes/roll/rolls';
import type { JsonObject } from '../../kubernetes/value';
import type { Application } from '../application';
import type { Cause, ConfigInPlace } from '../cause';
import type { PlanContext } from '../context';
import { fieldChanges } from '../differences';
import type { FieldChange } from '../field-change';
import type { Pair } from '../pair';
import { earlierVersions, runningVersion, type WorkloadPast } from '../past';
import { ROLLS, type Verdict } from '../verdict';
import { configInPlace } from './config-use';
import { templateCauses } from './template-causes';
import { verdicts } from './verdicts';

/** What changes of a workload, and whether that replaces its pods. */
export interface Change {
  /**
   * What runs: the base, with the template that was last rolled out.
   * @default - it is not in the base
   */
  readonly running?: JsonObject;

  /**
   * What it becomes.
   * @default - it is deleted, or the change is refused
   */
  readonly next?: JsonObject;
  readonly verdicts: readonly Verdict[];
  readonly isReplaced: boolean;

  /** Whether the template is one that the cluster still holds. */
  readonly isReused: boolean;
  readonly causes: readonly Cause[];
  readonly differences: readonly FieldChange[];
  readonly config: readonly ConfigInPlace[];
}

/** What an application changes of a workload. */
export function changeOf(
  application: Application,
  { reference, namespace }: Pair,
  past: WorkloadPast,
  { base, head, minor }: PlanContext,
): Change {
  const { live, next } = application;
  const running = live && runningVersion(live, past.base);
  const roll = running && next && running !== next ? rolls(running, next, minor) : undefined;
  const asked = next ?? application.refused;
  const differences = live && asked && live !== asked ? fieldChanges(live, asked, minor, 'without template') : [];
  const isReused = live !== undefined && next !== undefined && live !== next && isHeld(live, next, past, minor);
  const found = verdicts({ application, roll, differences, isReused });
  const isReplaced = found.some((verdict) => ROLLS.has(verdict));
  const find = (side: PlanContext['base']) => (kind: 'ConfigMap' | 'Secret', name: string) =>
    side.named(reference.target, namespace, kind, name);
  return {
    ...(running === undefined ? {} : { running }),
    ...(next === undefined ? {} : { next }),
    verdicts: found,
    isReplaced,
    isReused,
    causes:
      running && next ? templateCauses(changesOf(roll), running, next, { before: find(base), after: find(head) }) : [],
    differences,
    config: live && next ? configInPlace(live, next, find(base), find(head), isReplaced) : [],
  };
}

function changesOf(roll: Roll | undefined): Roll['changes'] {
  return roll?.rolls === true ? roll.changes : [];
}

/** Whether the cluster still holds the template from before. */
function isHeld(live: JsonObject, next: JsonObject, past: WorkloadPast, minor: PlanContext['minor']): boolean {
  return earlierVersions(live, past.base).some((version) => rolls(version, next, minor)?.rolls === false);
}
