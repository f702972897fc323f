import type { Finding } from '../../checks/finding';
import type { Timeline } from '../../kubernetes';
import type { PlanRefusal } from '../../plan/refusal';
import { ROLLS } from '../../plan/verdict';
import type { WorkloadPlan } from '../../plan/workload';
import { durationText } from '../duration';
import { changeLines } from './change';
import { configLines } from './config';
import { count } from './count';
import { type Fact, fact, foreign, joined, type Line, mark } from './line';
import { needs, touches } from './needs';
import { fullName } from './object-name';
import { plainText } from './plain';
import { findingLines, otherwise, refusalLines, unjudged } from './shared';
import { ending, extent, rest } from './timeline';

/** All that a report tells about a workload, apart from its name, its verdict and the picture. */
export function workloadFacts(
  workload: WorkloadPlan,
  refusals: readonly PlanRefusal[],
  findings: readonly Finding[],
  obstacles: readonly string[],
): readonly Fact[] {
  return [
    ...fact('refused', refusalLines(refusals)),
    ...fact('held', held(workload)),
    ...fact(waits(workload) ? 'waits' : 'why', why(workload)),
    ...fact('also', workload.differences.flatMap(changeLines)),
    ...fact('config', configLines(workload.config)),
    ...fact('how', how(workload, obstacles)),
    ...fact('if never ready', neverReady(workload)),
    ...fact('needs', needs(workload)),
    ...fact('touches', touches(workload)),
    ...fact('undo', undo(workload)),
    ...fact('other apply', otherwise(workload.otherApply)),
    ...fact('not judged', unjudged(workload.notJudged)),
    ...fact('findings', findingLines(findings)),
  ];
}

function held({ hold }: WorkloadPlan): readonly Line[] {
  if (hold === undefined) {
    return [];
  }
  const revision = hold.revision === undefined ? '' : ` ${hold.revision}`;
  return [[`at revision${revision} since an undo, whatever the code says, until it is released`]];
}

/** Whether the template differs and no pod is replaced: a Deployment is paused, others wait for somebody to delete pods. */
function waits({ causes, changes }: WorkloadPlan): boolean {
  return causes.length > 0 && !changes.some((change) => ROLLS.has(change));
}

function why({ causes, verdict, renamed }: WorkloadPlan): readonly Line[] {
  const name = renamed && foreign(fullName(renamed));
  const likely: readonly Line[] =
    name === undefined ? [] : [[verdict === 'delete' ? 'probably renamed to ' : 'probably renamed from ', name]];
  return [...causes.flatMap(changeLines), ...likely];
}

/** What the rollout does, in numbers. */
function how(workload: WorkloadPlan, obstacles: readonly string[]): readonly Line[] {
  const { timeline, secondsAtLeast, strategy } = workload;
  return [
    ...scaled(workload),
    ...revision(workload),
    ...(strategy === undefined || timeline === undefined ? [] : [strategyLine(workload)]),
    ...(timeline === undefined ? [] : [extent(timeline), end(timeline, secondsAtLeast, obstacles)]),
  ];
}

function end(timeline: Timeline, atLeast: number | undefined, obstacles: readonly string[]): Line {
  const fastest =
    timeline.verdict.outcome === 'completes' && atLeast !== undefined && obstacles.length === 0
      ? [` (${durationText(atLeast)} if pods started and stopped at once)`]
      : [];
  return [...ending(timeline, obstacles), ...fastest];
}

function scaled({ verdict, changes, replicas: { from = 0, to = 0 } }: WorkloadPlan): readonly Line[] {
  switch (verdict) {
    case 'create':
      return changes.includes('pause')
        ? [[`nothing starts until it is resumed: then a ReplicaSet and ${count(to, 'pod')}`]]
        : [[count(to, 'pod')]];
    case 'delete':
      return [[from === 0 ? 'it has no pods' : from === 1 ? 'its pod goes with it' : `its ${from} pods go with it`]];
    default:
      return changes.includes('scale') ? [[`${from} → ${count(to, 'pod')}`]] : [];
  }
}

function revision(workload: WorkloadPlan): readonly Line[] {
  const { changes, replicaSet, controllerRevision, revision: numbers, changeCause } = workload;
  const holder = replicaSet ?? controllerRevision;
  if (holder === undefined || !(changes.includes('create') || changes.some((change) => ROLLS.has(change)))) {
    return [];
  }
  const kind = replicaSet === undefined ? 'ControllerRevision' : 'ReplicaSet';
  const before = holder.from === undefined ? [] : [foreign(holder.from, 'old'), ' → '];
  const number = numbers?.to === undefined ? '' : `, revision ${numbers.to}`;
  const cause = changeCause.to === undefined ? [] : [', change cause ', foreign(changeCause.to)];
  const reused = holder.reused ? ' (still there, used again)' : '';
  return [[replaced(workload), `${kind} `, ...before, foreign(holder.name, 'new'), reused, number, ...cause]];
}

/** Which of the pods that run are replaced; the others of a StatefulSet keep the old template. */
function replaced({ causes, strategy, replicas: { from = 0 } }: WorkloadPlan): string {
  const kept = strategy?.partition ?? 0;
  if (causes.length === 0 || (kept > 0 && kept >= from)) {
    return '';
  }
  const rest = kept === 0 ? '' : kept === 1 ? ' but the first' : ` but the first ${kept}`;
  return `all pods${rest} are replaced, whole: `;
}

function strategyLine({ strategy, timeline, changes }: WorkloadPlan): Line {
  if (strategy === undefined) {
    return [];
  }
  const { type, maxSurge, maxUnavailable, partition, podManagementPolicy } = strategy;
  const resolved = (name: string, value: typeof maxSurge): readonly Line[] => {
    if (value === undefined) {
      return [];
    }
    const written = typeof value.written === 'string';
    return [[`${name} `, ...(written ? [foreign(String(value.written)), ' = '] : []), String(value.pods)]];
  };
  const waits: readonly Line[] = [
    ...(podManagementPolicy === undefined ? [] : [[podManagementPolicy]]),
    ...(partition === undefined ? [] : [[`partition ${partition}`]]),
    ...resolved('maxSurge', maxSurge),
    ...resolved('maxUnavailable', maxUnavailable),
    ...(strategy.minReadySeconds > 0 ? [[`minReadySeconds ${strategy.minReadySeconds}`]] : []),
    ...(strategy.progressDeadlineSeconds === undefined
      ? []
      : [[`progress deadline ${durationText(strategy.progressDeadlineSeconds)}`]]),
  ];
  const rolling = changes.some((change) => ROLLS.has(change));
  const of = rolling && timeline !== undefined ? ` of ${count(timeline.replicas, 'pod')}` : '';
  return [`${type}${of}`, ...waits.flatMap((each): Line => [', ', ...each])];
}

/** Where it stops and what still serves; nothing where it ends in the same way in any case. */
function neverReady({ timeline, ifNeverReady }: WorkloadPlan): readonly Line[] {
  const told = (one: Timeline): Line => [...rest(one), '; ', ...ending(one)];
  if (ifNeverReady === undefined) {
    return [];
  }
  const line = told(ifNeverReady.timeline);
  return timeline !== undefined && plainText(told(timeline)) === plainText(line) ? [] : [line];
}

function undo({ undo: targets }: WorkloadPlan): readonly Line[] {
  if (targets === undefined) {
    return [];
  }
  if (targets.length === 0) {
    return [[mark('bad', 'no earlier revision is kept')]];
  }
  const works = targets.filter(({ missing }) => missing.length === 0);
  const possible: readonly Line[] =
    works.length === 0 ? [] : [['to revision ', works.map(({ number }) => number).join(', ')]];
  const broken = targets.filter(({ missing }) => missing.length > 0);
  return [
    ...possible,
    ...broken.map(
      ({ number, missing }): Line => [
        mark('bad', `not to revision ${number}`),
        ': it reads ',
        ...joined(missing.map((name) => foreign(name))),
        ', which the head does not have',
      ],
    ),
  ];
}
