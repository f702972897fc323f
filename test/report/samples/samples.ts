import type { Plan } from '../../../lib/plan/plan';
import { course, daemonSet, deployment, statefulSet } from './manifests';
import { planOf } from './plan';
import { refusedOf, workloadOf } from './workload';

const [refused, refusals] = refusedOf(
  deployment('api', 'example.com/api:1', { selector: { matchLabels: { app: 'api' } } }),
  deployment('api', 'example.com/api:2', { selector: { matchLabels: { app: 'api', tier: 'web' } } }),
);

/** Plans as the reports get them. Every number in them comes from the model. */
export const samples = {
  course: planOf({ workloads: [workloadOf(course('v1'), course('v2'))] }),

  recreate: planOf({
    workloads: [
      workloadOf(
        deployment('batch', 'example.com/batch:1', { strategy: { type: 'Recreate' } }),
        deployment('batch', 'example.com/batch:2', { strategy: { type: 'Recreate' } }),
      ),
    ],
  }),

  statefulSet: planOf({
    workloads: [
      workloadOf(
        statefulSet('db', 'example.com/db:1', { minReadySeconds: 10 }),
        statefulSet('db', 'example.com/db:2', { minReadySeconds: 10 }),
      ),
    ],
  }),

  stuck: planOf({
    workloads: [
      workloadOf(statefulSet('queue', 'example.com/queue:bad'), statefulSet('queue', 'example.com/queue:good'), {
        old: { neverReady: true },
      }),
    ],
  }),

  daemonSet: planOf({
    workloads: [workloadOf(daemonSet('agent', 'example.com/agent:1'), daemonSet('agent', 'example.com/agent:2'))],
  }),

  create: planOf({ workloads: [workloadOf(undefined, deployment('new', 'example.com/new:1', { replicas: 8 }))] }),

  scale: planOf({
    workloads: [
      workloadOf(
        deployment('web', 'example.com/web:1', { replicas: 3 }),
        deployment('web', 'example.com/web:1', { replicas: 9 }),
      ),
    ],
  }),

  none: planOf({
    workloads: [
      workloadOf(
        deployment('web', 'example.com/web:1', { replicas: 3 }),
        deployment('web', 'example.com/web:1', { replicas: 0 }),
      ),
    ],
  }),

  refused: planOf({ workloads: [refused], refusals }),

  unchanged: planOf({ workloads: [workloadOf(course('v1'), course('v1'))] }),

  broken: planOf({
    workloads: [
      workloadOf(course('v1'), course('v2'), { new: { neverReady: true } }),
      workloadOf(course('v1'), course('v2'), { old: { neverReady: true } }),
    ],
  }),

  large: planOf({
    workloads: [
      workloadOf(
        deployment('shop', 'example.com/shop:1', {
          replicas: 10_000,
          strategy: { rollingUpdate: { maxSurge: 7, maxUnavailable: 0 } },
        }),
        deployment('shop', 'example.com/shop:2', {
          replicas: 10_000,
          strategy: { rollingUpdate: { maxSurge: 7, maxUnavailable: 0 } },
        }),
      ),
    ],
  }),
} satisfies Readonly<Record<string, Plan>>;
