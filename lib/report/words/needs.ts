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
export function touches({ budgets, autoscaler, services, verdict }: WorkloadPlan): readonly Line[] {
  const lost = services.filter(({ selectsOld, selectsNew }) => selectsOld !== selectsNew && verdict !== 'create');
  return [
    ...budgets.map(budgetLine),
    ...(autoscaler === undefined ? [] : autoscalerLines(autoscaler)),
    ...lost.map(({ name, selectsNew }): Line => {
      const service = foreign(`service/${name}`);
      // Others may have taken the place of what is deleted.
      return verdict === 'delete'
        ? [service, ' selects its pods']
        : [service, ' ', selectsNew ? 'selects only the new pods' : mark('bad', 'selects only the old pods')];
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

/** A HorizontalPodAutoscaler leaves what has no pods alone; KEDA starts the first one itself. */
function mended(kind: string, replicas: number): string {
  return kind === 'HorizontalPodAutoscaler' && replicas === 0
    ? 'and the autoscaler does nothing as long as there are none'
    : 'until the autoscaler mends it';
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
      : [[mark('bad', `the apply sets them ${before}to ${handOver.to} once`), `, ${mended(kind, handOver.to)}`]];
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
