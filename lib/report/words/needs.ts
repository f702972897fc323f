import type { Autoscaler, Budget, Ends } from '../../plan/needs';
import type { WorkloadPlan } from '../../plan/workload';
import { durationText } from '../duration';
import { count } from './count';
import { foreign, type Line, mark } from './line';

/** What the pods ask for at the peak. */
export function needs({ requests }: WorkloadPlan): readonly Line[] {
  if (requests === undefined || (requests.cpu === undefined && requests.memory === undefined)) {
    return [];
  }
  const { pods, cpu, memory } = requests;
  const parts = [...(cpu === undefined ? [] : [`CPU ${cpu}`]), ...(memory === undefined ? [] : [`memory ${memory}`])];
  return [[`${parts.join(' and ')} requested at the peak, by ${count(pods, 'pod')}`]];
}

/** Budgets, the autoscaler and Services. */
export function touches({ budgets, autoscaler, services }: WorkloadPlan): readonly Line[] {
  const lost = services.filter(({ selectsOld, selectsNew }) => selectsOld !== selectsNew);
  return [
    ...budgets.map(budgetLine),
    ...(autoscaler === undefined ? [] : autoscalerLines(autoscaler)),
    ...lost.map(({ name, selectsNew }): Line => {
      const says = selectsNew ? 'selects only the new pods' : 'selects only the old pods: it is left with none';
      return [foreign(`service/${name}`), ' ', selectsNew ? says : mark('bad', says)];
    }),
  ];
}

function budgetLine({
  name,
  minAvailable,
  maxUnavailable,
  disruptionsAllowed,
  disruptionsAllowedAtLeast,
}: Budget): Line {
  const [field, value] =
    minAvailable === undefined ? ['maxUnavailable', maxUnavailable] : ['minAvailable', minAvailable];
  const meanwhile =
    disruptionsAllowedAtLeast === 0
      ? 'no pod may be evicted'
      : `${count(disruptionsAllowedAtLeast, 'pod')} may be evicted`;
  const usually = disruptionsAllowed === disruptionsAllowedAtLeast ? '' : `, ${disruptionsAllowed} otherwise`;
  return [
    foreign(`poddisruptionbudget.policy/${name}`),
    ` (${field} `,
    foreign(String(value)),
    `): ${meanwhile} when the fewest are available${usually}`,
  ];
}

function autoscalerLines({
  kind,
  name,
  minReplicas,
  maxReplicas,
  handOver,
  atMin,
  atMax,
}: Autoscaler): readonly Line[] {
  const owner: Line = [
    foreign(`${kind.toLowerCase()}/${name}`),
    ` decides how many pods: ${minReplicas} to ${maxReplicas}`,
  ];
  const before = handOver?.from === undefined ? '' : `from ${handOver.from} `;
  const set: readonly Line[] =
    handOver === undefined
      ? []
      : [[mark('bad', `the apply sets them ${before}to ${handOver.to} once`), ', until the autoscaler mends it']];
  const end = (ends: Ends): string =>
    `at least ${ends.minAvailable} available, at most ${count(ends.peakPods, 'pod')}, ${durationText(ends.seconds)}`;
  return [
    owner,
    ...set,
    ...[atMin, atMax].flatMap((ends): readonly Line[] =>
      ends === undefined ? [] : [[`with ${count(ends.replicas, 'pod')}: ${end(ends)}`]],
    ),
  ];
}
