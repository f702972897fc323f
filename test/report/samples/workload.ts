import { apply, type RolloutPods, revisionObject, rolls, simulate } from '../../../lib/kubernetes';
import { own } from '../../../lib/kubernetes/value';
import type { Cause } from '../../../lib/plan/cause';
import { fieldChange } from '../../../lib/plan/field-change';
import type { ObjectReference } from '../../../lib/plan/object-reference';
import type { PlanRefusal } from '../../../lib/plan/refusal';
import { byGravity, type Verdict } from '../../../lib/plan/verdict';
import type { StrategyPlan, WorkloadPlan } from '../../../lib/plan/workload';

export const MINOR = '1.36';
export const POD_START = 5;
export const POD_STOP = 2;

/** What a sample has beside what the model says. */
export type Extras = Partial<WorkloadPlan>;

/** Which object a manifest is. */
export function referenceOf(manifest: unknown): ObjectReference {
  const metadata = own(manifest, 'metadata');
  const namespace = own(metadata, 'namespace');
  return {
    apiVersion: String(own(manifest, 'apiVersion')),
    kind: String(own(manifest, 'kind')),
    ...(namespace === undefined ? {} : { namespace: String(namespace) }),
    name: String(own(metadata, 'name')),
    target: 'default',
  };
}

/** A workload of a plan whose every number comes from the model: what `base` becomes when `head` is applied. */
export function workloadOf(base: unknown, head: unknown, pods: RolloutPods = {}, extras: Extras = {}): WorkloadPlan {
  const roll = base === undefined ? undefined : rolls(base, head, MINOR);
  const causes = (roll?.changes ?? []).map((change): Cause => {
    const index = /containers\[(\d+)\]/.exec(change.path)?.[1];
    const container = own(
      ((own(own(own(own(head, 'spec'), 'template'), 'spec'), 'containers') ?? []) as unknown[])[Number(index)],
      'name',
    );
    return {
      ...fieldChange('Deployment', change.path, change.before, change.after),
      ...(index === undefined ? {} : { container: String(container) }),
    };
  });
  const replicas = {
    ...(base === undefined ? {} : { from: replicasOf(base) }),
    to: replicasOf(head),
  };
  const changes: readonly Verdict[] = byGravity([
    ...(base === undefined ? (['create'] as const) : []),
    ...(roll?.rolls ? (['rollout'] as const) : []),
    ...(base !== undefined && replicas.from !== replicas.to ? (['scale'] as const) : []),
  ]);
  const moves = changes.some((change) => ['create', 'rollout', 'scale'].includes(change));
  const timeline = moves ? simulate(base, head, pods, { minor: MINOR }) : undefined;
  const atOnce = { old: { ...pods.old, start: 0, stop: 0 }, new: { ...pods.new, start: 0, stop: 0 } };
  const least = simulate(base, head, atOnce, { minor: MINOR });
  const starts = changes.includes('create') || changes.includes('rollout');
  const stuck = { ...pods, new: { ...pods.new, neverReady: true } };
  const never = starts ? simulate(base, head, stuck, { minor: MINOR }) : undefined;
  const revision = revisionObject(head, MINOR);
  const holder = revision?.kind === 'ReplicaSet' ? 'replicaSet' : 'controllerRevision';
  const before = base === undefined ? undefined : revisionObject(base, MINOR);
  return {
    ...referenceOf(head),
    verdict: changes[0] ?? 'unchanged',
    changes,
    causes,
    differences: [],
    config: [],
    replicas,
    changeCause: causeSpan(base, head),
    [holder]: {
      name: revision?.name ?? '',
      reused: false,
      ...(before === undefined || before.name === revision?.name ? {} : { from: before.name }),
    },
    ...(timeline === undefined
      ? {}
      : { timeline, strategy: strategyOf(head, timeline.surge, timeline.unavailable, timeline.strategy) }),
    ...(moves && least !== undefined ? { secondsAtLeast: least.seconds } : {}),
    ...(never !== undefined ? { ifNeverReady: { timeline: never } } : {}),
    budgets: [],
    services: [],
    notJudged: [],
    ...extras,
  };
}

/** A workload that the API server refuses, and what it refuses. */
export function refusedOf(base: unknown, head: unknown): readonly [WorkloadPlan, readonly PlanRefusal[]] {
  const { verdict } = apply({ manifest: head, live: base, last: base, method: 'client', minor: MINOR });
  const object = referenceOf(head);
  const refusals = verdict.refusals.map(({ path, message }) => ({
    object,
    path,
    message,
    fix: 'give the new one another name, move the Service over, then delete the old one',
    cost: 'deleting and creating it under the same name stops all pods before the new ones start',
  }));
  const workload: WorkloadPlan = {
    ...object,
    verdict: 'refused',
    changes: ['refused'],
    causes: [],
    differences: [],
    config: [],
    replicas: { from: replicasOf(base), to: replicasOf(head) },
    changeCause: {},
    budgets: [],
    services: [],
    notJudged: [],
  };
  return [workload, refusals];
}

function replicasOf(manifest: unknown): number {
  return Number(own(own(manifest, 'spec'), 'replicas') ?? 1);
}

function causeSpan(base: unknown, head: unknown): WorkloadPlan['changeCause'] {
  const cause = (manifest: unknown) =>
    own(own(own(manifest, 'metadata'), 'annotations'), 'kubernetes.io/change-cause') as string | undefined;
  const [from, to] = [cause(base), cause(head)];
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function strategyOf(head: unknown, surge: number, unavailable: number, type: StrategyPlan['type']): StrategyPlan {
  const spec = own(head, 'spec');
  const rolling = own(own(spec, 'strategy'), 'rollingUpdate');
  const deployment = own(head, 'kind') === 'Deployment';
  const written = (key: string) => (own(rolling, key) ?? '25%') as number | string;
  return {
    type,
    ...(deployment && type === 'RollingUpdate'
      ? {
          maxSurge: { written: written('maxSurge'), pods: surge },
          maxUnavailable: { written: written('maxUnavailable'), pods: unavailable },
        }
      : {}),
    minReadySeconds: Number(own(spec, 'minReadySeconds') ?? 0),
    ...(deployment ? { progressDeadlineSeconds: Number(own(spec, 'progressDeadlineSeconds') ?? 600) } : {}),
  };
}
