import type { JsonObject } from '../../../../lib/kubernetes/value';
import type { Judged } from '../../judge';
import { budget, deployment } from '../../objects';
import { pageOf } from '../../page';
import { brokenEvictions, evictions } from '../evicted';
import { perNode } from '../spread';
import type { Truths } from '../truth';

const VIOLATES = "429: Cannot evict pod as it would violate the pod's disruption budget.";
const SEVERAL = '500: This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.';
const budgeted = (spec: JsonObject) => ({ head: [deployment(), budget(spec)] });

/** A workload that is spread in a way of its own. */
function spread(pod: JsonObject): Judged {
  const { head } = pageOf('spread-missing').good;
  const changed = deployment({ spec: { replicas: 3 }, pod });
  return { head: head.map((object) => (object.kind === 'Deployment' ? changed : object)) };
}

function counting(labelSelector: JsonObject | undefined): Judged {
  const topology = { maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway' };
  return spread({ topologySpreadConstraints: [{ ...topology, ...(labelSelector && { labelSelector }) }] });
}

function apartFrom(app: string): Judged {
  const podAffinityTerm = { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app } } };
  const preferredDuringSchedulingIgnoredDuringExecution = [{ weight: 100, podAffinityTerm }];
  return spread({ affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution } } });
}

export const drains: Truths = {
  'pdb-missing': [
    {
      what: 'lets all pods be evicted at once',
      see: evictions,
      bad: { pods: 3, evicted: 3, because: [] },
      good: { pods: 3, evicted: 1, because: [VIOLATES] },
    },
  ],
  'pdb-blocks-drain': [
    {
      what: 'lets no pod be evicted',
      see: evictions,
      bad: { pods: 3, evicted: 0, because: [VIOLATES] },
      good: { pods: 3, evicted: 1, because: [VIOLATES] },
    },
    {
      what: 'lets no pod be evicted with maxUnavailable 0 %',
      see: evictions,
      bad: { pods: 3, evicted: 0, because: [VIOLATES] },
      good: { pods: 3, evicted: 1, because: [VIOLATES] },
      given: { bad: budgeted({ maxUnavailable: '0%' }), good: budgeted({ maxUnavailable: '1%' }) },
    },
    {
      what: 'lets no pod be evicted with minAvailable 99 %, which is rounded up',
      see: evictions,
      bad: { pods: 3, evicted: 0, because: [VIOLATES] },
      good: { pods: 3, evicted: 1, because: [VIOLATES] },
      given: { bad: budgeted({ minAvailable: '99%' }), good: budgeted({ minAvailable: '66%' }) },
    },
  ],
  'pdb-overlap': [
    {
      what: 'makes evictions fail',
      see: evictions,
      bad: { pods: 3, evicted: 0, because: [SEVERAL] },
      good: { pods: 3, evicted: 1, because: [VIOLATES] },
    },
  ],
  'pdb-unhealthy': [
    {
      what: 'keeps broken pods',
      see: brokenEvictions,
      bad: { pods: 3, evicted: 0, because: [VIOLATES] },
      good: { pods: 3, evicted: 3, because: [] },
    },
  ],
  'spread-missing': [
    {
      what: 'has all pods on the node that has the image and room',
      see: perNode,
      bad: [3, 0, 0],
      good: [1, 1, 1],
    },
    {
      what: 'has all pods there with a constraint that counts the pods of another app',
      see: perNode,
      bad: [3, 0, 0],
      good: [1, 1, 1],
      given: { bad: counting({ matchLabels: { app: 'db' } }), good: pageOf('spread-missing').good },
    },
    {
      what: 'has all pods there with a constraint that counts no pods',
      see: perNode,
      bad: [3, 0, 0],
      good: [1, 1, 1],
      given: { bad: counting(undefined), good: pageOf('spread-missing').good },
    },
    {
      what: 'has all pods there with anti-affinity of the pods of another app',
      see: perNode,
      bad: [3, 0, 0],
      good: [1, 1, 1],
      given: { bad: apartFrom('db'), good: apartFrom('web') },
    },
  ],
};
