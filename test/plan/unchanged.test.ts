import type { JsonObject } from '../../lib/kubernetes/value';
import { core, deployment, planOf, workload } from './manifests';

/** The same with a default spelt out, which no manifest of the set has. */
function spelt(object: JsonObject): JsonObject {
  const { spec } = object as { readonly spec: { readonly template: { readonly spec: object } } };
  const pod = { ...spec.template.spec, schedulerName: 'default-scheduler' };
  return { ...object, spec: { ...spec, template: { ...spec.template, spec: pod } } };
}

const web = core('Service', 'web', { spec: { selector: { app: 'web' }, ports: [{ port: 80 }] } });
const budget = {
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'web' },
  spec: { maxUnavailable: 1, selector: { matchLabels: { app: 'web' } } },
};
const scaler = {
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'web' },
  spec: {
    minReplicas: 3,
    maxReplicas: 9,
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
  },
};
const around = [web, budget];

test.each<readonly [string, JsonObject, readonly JsonObject[]]>([
  ['a Deployment', deployment(), around],
  ['a Deployment that is scaled', deployment({ replicas: undefined }), [...around, scaler]],
  ['a paused Deployment', deployment({ paused: true, progressDeadlineSeconds: 60 }), around],
  [
    'a StatefulSet',
    workload('StatefulSet', { serviceName: 'web', updateStrategy: { rollingUpdate: { partition: 1 } } }),
    around,
  ],
  ['a DaemonSet', workload('DaemonSet', { updateStrategy: { type: 'OnDelete' } }), around],
])('%s that is the same on both sides is told as one that only comes to the same', (_, object, others) => {
  const [same, equal] = [object, spelt(object)].map((head) => planOf([object, ...others], [head, ...others]));
  expect(same?.workloads[0]?.verdict).toBe('unchanged');
  expect(JSON.parse(JSON.stringify(same))).toEqual(JSON.parse(JSON.stringify(equal)));
});

test('what is the same on both sides is not asked of the API server again', () => {
  const refused = [deployment({ replicas: -1 }), core('Service', 'Web_1', { spec: { ports: [{ port: 80 }] } })];
  const { summary, refusals } = planOf(refused, refused);
  expect(summary).toMatchObject({ workloads: { refused: 0, unchanged: 1 }, objects: { refused: 0, unchanged: 1 } });
  expect(refusals).toEqual([]);
});
