import type { JsonObject } from '../../lib/kubernetes/value';
import { container, deployment, planOf, workload } from './manifests';

const image = (name: string) => ({ containers: [container({ image: name })] });
const restarted = (at: string) => ({
  template: { metadata: { annotations: { 'kubectl.kubernetes.io/restartedAt': at } } },
});

test.each<
  [what: string, base: JsonObject | undefined, head: JsonObject | undefined, changes: string[], causes: string[]]
>([
  ['a new workload', undefined, deployment(), ['create'], []],
  ['a new workload that is paused', undefined, deployment({ paused: true }), ['create', 'pause'], []],
  ['one that is gone', deployment(), undefined, ['delete'], []],
  ['the same', deployment(), deployment(), ['unchanged'], []],
  ['a default spelt out', deployment(), deployment({}, { terminationGracePeriodSeconds: 30 }), ['unchanged'], []],
  [
    'another image',
    deployment(),
    deployment({}, image('nginx:1.22')),
    ['rollout'],
    ['spec.template.spec.containers[0].image'],
  ],
  [
    'another image and size',
    deployment(),
    deployment({ replicas: 6 }, image('nginx:1.22')),
    ['rollout', 'scale'],
    ['spec.template.spec.containers[0].image'],
  ],
  ['another size', deployment(), deployment({ replicas: 6 }), ['scale'], []],
  [
    'a restart',
    deployment(),
    deployment(restarted('2026-01-01T00:00:00Z')),
    ['restart'],
    ['spec.template.metadata.annotations[kubectl.kubernetes.io/restartedAt]'],
  ],
  [
    'a second restart',
    deployment(restarted('2026-01-01T00:00:00Z')),
    deployment(restarted('2026-01-02T00:00:00Z')),
    ['restart'],
    ['spec.template.metadata.annotations[kubectl.kubernetes.io/restartedAt]'],
  ],
  [
    'a restart and an image',
    deployment(restarted('2026-01-01T00:00:00Z')),
    deployment(restarted('2026-01-02T00:00:00Z'), image('nginx:1.22')),
    ['rollout'],
    ['spec.template.metadata.annotations[kubectl.kubernetes.io/restartedAt]', 'spec.template.spec.containers[0].image'],
  ],
  ['a pause', deployment(), deployment({ paused: true }), ['pause'], []],
  ['a resume', deployment({ paused: true }), deployment(), ['resume'], []],
  [
    'a pause with another image',
    deployment(),
    deployment({ paused: true }, image('nginx:1.22')),
    ['pause', 'update'],
    ['spec.template.spec.containers[0].image'],
  ],
  [
    'a resume with another image',
    deployment({ paused: true }),
    deployment({}, image('nginx:1.22')),
    ['rollout', 'resume'],
    ['spec.template.spec.containers[0].image'],
  ],
  ['a label of the workload alone', deployment(), deployment({}, {}, { labels: { team: 'a' } }), ['update'], []],
  ['another history limit', deployment(), deployment({ revisionHistoryLimit: 3 }), ['update'], []],
  [
    'another selector',
    deployment(),
    deployment({ selector: { matchLabels: { app: 'shop' } }, template: { metadata: { labels: { app: 'shop' } } } }),
    ['refused'],
    [],
  ],
  [
    'a template that OnDelete leaves to people',
    workload('DaemonSet', { updateStrategy: { type: 'OnDelete' } }),
    workload('DaemonSet', { updateStrategy: { type: 'OnDelete' } }, image('nginx:1.22')),
    ['update'],
    ['spec.template.spec.containers[0].image'],
  ],
  [
    'a template that a partition keeps back',
    workload('StatefulSet', {
      replicas: 3,
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 3 } },
    }),
    workload(
      'StatefulSet',
      { replicas: 3, updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 3 } } },
      image('nginx:1.22'),
    ),
    ['update'],
    ['spec.template.spec.containers[0].image'],
  ],
  [
    'a quantity written otherwise, of a Deployment',
    deployment({}, { containers: [container({ resources: { requests: { cpu: '1000m' } } })] }),
    deployment({}, { containers: [container({ resources: { requests: { cpu: '1' } } })] }),
    ['unchanged'],
    [],
  ],
])('%s', (_, base, head, changes, causes) => {
  const all = (object: JsonObject | undefined) => (object === undefined ? [] : [object]);
  const { workloads, summary } = planOf(all(base), all(head));
  const [plan] = workloads;
  expect(workloads).toHaveLength(1);
  expect({ verdict: plan?.verdict, changes: plan?.changes, causes: plan?.causes.map(({ path }) => path) }).toEqual({
    verdict: changes[0],
    changes,
    causes,
  });
  expect(Object.entries(summary.workloads).filter(([, count]) => count > 0)).toEqual([[changes[0], 1]]);
});
