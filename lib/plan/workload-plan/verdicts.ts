import type { Roll } from '../../kubernetes/roll/rolls';
import { type JsonObject, own } from '../../kubernetes/value';
import type { Application } from '../application';
import type { FieldChange } from '../field-change';
import { byGravity, type Verdict } from '../verdict';
import { isRestart } from './template-causes';

/** What the verdicts of a workload follow from. */
export interface Changed {
  readonly application: Application;

  /** Whether and why the template that runs gives way to another. */
  readonly roll: Roll | undefined;

  /** What differs outside the template. */
  readonly differences: readonly FieldChange[];

  /** Whether the template is one that the cluster still holds. */
  readonly isReused: boolean;
}

/** The fields that have verdicts of their own. */
const TOLD = new Set(['spec.replicas', 'spec.paused']);

/** What goes with a new revision and is no change beside it. */
const OF_REVISION = /^metadata\.annotations\[(?:kubernetes\.io\/change-cause|cdk8s-rollout\/(?:revision|digest))\]$/;

/** All that happens to a workload, the gravest first. */
export function verdicts({ application, roll, differences, isReused }: Changed): readonly Verdict[] {
  const { live, next, refusals } = application;
  if (refusals.length > 0) {
    return ['refused'];
  }
  if (live === undefined) {
    return next !== undefined && isPausedIn(next) ? ['create', 'pause'] : ['create'];
  }
  if (next === undefined) {
    return ['delete'];
  }
  const rolls = roll?.rolls === true;
  const isReplaced = rolls && replacesPods(next);
  const [wasPaused, isPaused] = [isPausedIn(live), isPausedIn(next)];
  const others = differences.filter(({ path }) => !TOLD.has(path) && !(isReplaced && OF_REVISION.test(path)));
  const found: readonly (Verdict | false)[] = [
    isReplaced && (isRestart(roll.changes) ? 'restart' : isReused ? 'rollback' : 'rollout'),
    replicasOf(live) !== replicasOf(next) && 'scale',
    !wasPaused && isPaused && 'pause',
    wasPaused && !isPaused && 'resume',
    ((rolls && !isReplaced) || others.length > 0) && 'update',
  ];
  return byGravity(found.filter((verdict) => verdict !== false));
}

/** Whether the controller itself replaces pods of another template. */
export function replacesPods(workload: JsonObject): boolean {
  const strategy = own(own(workload, 'spec'), 'updateStrategy');
  const partition = Number(own(own(strategy, 'rollingUpdate'), 'partition') ?? 0);
  const start = Number(own(own(own(workload, 'spec'), 'ordinals'), 'start') ?? 0);
  const replicas = replicasOf(workload);
  const isKept = replicas !== undefined && replicas > 0 && partition >= start + replicas;
  return !isPausedIn(workload) && own(strategy, 'type') !== 'OnDelete' && !isKept;
}

/** `spec.paused`. */
export function isPausedIn(workload: JsonObject): boolean {
  return own(own(workload, 'spec'), 'paused') === true;
}

/** `spec.replicas`; undefined for a DaemonSet. */
export function replicasOf(workload: JsonObject): number | undefined {
  const replicas = own(own(workload, 'spec'), 'replicas');
  return typeof replicas === 'number' ? replicas : undefined;
}
