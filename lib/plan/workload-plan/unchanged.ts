import { once } from '../../kubernetes/once';
import { withDefaults } from '../../kubernetes/prepare';
import type { JsonObject } from '../../kubernetes/value';
import type { PlanContext } from '../context';
import { lazily } from '../lazy';
import type { Pair } from '../pair';
import type { WorkloadPast } from '../past';
import type { WorkloadPlan } from '../workload';
import type { Change } from './change';
import { changeCauses } from './change-cause';
import { configInPlace } from './config-use';
import { howOf, type Parts } from './how';
import { revisionNames } from './revision-names';
import { revisionsOf } from './revisions';
import { serviceUses } from './services';

/**
 * The plan of a workload that is the same in base and head. Most workloads of a change are, and most reports only count
 * them: what takes defaults, hashes or selectors is found when somebody asks.
 */
export function unchangedWorkload(pair: Pair, past: WorkloadPast, context: PlanContext): WorkloadPlan {
  const { reference, place, namespace } = pair;
  const { target } = reference;
  const written = pair.head?.object as JsonObject;
  const find = (side: PlanContext['base']) => (kind: 'ConfigMap' | 'Secret', name: string) =>
    side.named(target, namespace, kind, name);
  const config = configInPlace(written, written, find(context.base), find(context.head), false);
  const change = once((): Change => {
    const live = withDefaults(written, context.minor) ?? written;
    const nothing = { isReplaced: false, isReused: false, causes: [], differences: [] };
    return { running: live, next: live, verdicts: ['unchanged'], config, ...nothing };
  });
  const how = once(() => howOf(pair, change(), past, context));
  const names = once(() => revisionNames(change(), how(), context));
  return lazily<Omit<WorkloadPlan, keyof Late>, Late>(
    {
      ...reference,
      ...place,
      verdict: 'unchanged',
      changes: ['unchanged'],
      causes: [],
      differences: [],
      config,
      changeCause: changeCauses(written, written),
      ...revisionsOf(past, pair, context),
      notJudged: [],
    },
    {
      replicas: () => how().replicas,
      strategy: () => how().strategy,
      budgets: () => how().budgets,
      autoscaler: () => how().autoscaler,
      replicaSet: () => names().replicaSet,
      controllerRevision: () => names().controllerRevision,
      services: () =>
        serviceUses({
          before: context.base.servicesOf(target, namespace, written),
          meanwhile: context.head.servicesOf(target, namespace, written),
          after: context.head.servicesOf(target, namespace, written),
        }),
    },
  );
}

type Late = Pick<Parts, 'replicas' | 'strategy' | 'budgets' | 'autoscaler'> &
  Pick<WorkloadPlan, 'replicaSet' | 'controllerRevision' | 'services'>;
