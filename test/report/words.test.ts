import { planMarkdown } from '../../lib/report/markdown/markdown';
import { planText } from '../../lib/report/text/text';
import { deployment, planOf, workload } from '../plan/manifests';

type Objects = readonly [base: Parameters<typeof planOf>[0], head: Parameters<typeof planOf>[1]];

function said([base, head]: Objects): string {
  return planText(planOf(base, head), [], { width: 1000, color: false, unicode: true });
}

const image = (image: string) => ({ containers: [{ name: 'web', image }] });
const scaler = {
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'web' },
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    minReplicas: 3,
    maxReplicas: 10,
  },
};
const statefulSet = (partition: number, podSpec: object, replicas = 3) =>
  workload('StatefulSet', { replicas, serviceName: 'web', updateStrategy: { rollingUpdate: { partition } } }, podSpec);
const serving = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { selector: { app: 'web' } } };

test.each<[what: string, objects: Objects, says: string, not: string]>([
  [
    'an autoscaler, that it does nothing for a workload without pods',
    [
      [deployment({ replicas: 6 }), scaler],
      [deployment({ replicas: 0 }), scaler],
    ],
    'and the autoscaler does nothing as long as there are none',
    'mends it',
  ],
  [
    'a scale to none, that it stays so',
    [[deployment()], [deployment({ replicas: 0 })]],
    'no pod available in the end',
    'for a time',
  ],
  [
    'a Recreate, that it is for a time',
    [[deployment({ strategy: { type: 'Recreate' } })], [deployment({ strategy: { type: 'Recreate' } }, image('b:2'))]],
    'no pod available for a time',
    'in the end',
  ],
  [
    'a partition, which pods are replaced',
    [[statefulSet(0, image('b:1'))], [statefulSet(2, image('b:2'))]],
    'all pods but the first 2 are replaced, whole: ControllerRevision',
    'all pods are',
  ],
  [
    'a partition behind all pods that run, that none of them is',
    [[statefulSet(0, image('b:1'))], [statefulSet(4, image('b:2'), 5)]],
    'how             3 → 5 pods\n                  ControllerRevision',
    'replaced, whole',
  ],
  [
    'a partition that is lowered, what is assumed of the pods behind it',
    [[statefulSet(2, image('b:1'))], [statefulSet(0, image('b:1'))]],
    'All pods of a StatefulSet or DaemonSet run the template of the base: others would be replaced as well.',
    'replaced, whole',
  ],
  [
    'a paused Deployment, that its template waits',
    [[deployment({ paused: true })], [deployment({ paused: true }, image('b:2'))]],
    'waits           containers[0]',
    'why ',
  ],
  [
    'a Deployment that is created paused, that nothing starts',
    [[], [deployment({ paused: true })]],
    'how             nothing starts until it is resumed: then a ReplicaSet and 4 pods',
    'ReplicaSet web-',
  ],
  ['a deletion, that the pods go', [[deployment()], []], 'how             its 4 pods go with it', '4 pods at once'],
  [
    'a deletion of what has no pods, that there are none',
    [[deployment({ replicas: 0 })], []],
    'how             it has no pods',
    'go with it',
  ],
  [
    'a Deployment that is resumed, that nobody knows what waited',
    [[deployment({ paused: true })], [deployment()]],
    'Nothing waited in a Deployment that was paused: no history says what its pods run.',
    'why ',
  ],
  [
    'a rename, that the Service selects the pods of both',
    [
      [deployment({}, {}, { name: 'old' }), serving],
      [deployment({}, {}, { name: 'new' }), serving],
    ],
    'service/web selects its pods',
    'selects only',
  ],
])('the text tells of %s', (_, objects, says, not) => {
  const text = said(objects);
  expect(text).toContain(says);
  expect(text).not.toContain(not);
});

test('what is created paused has no ReplicaSet', () => {
  const [created] = planOf([], [deployment({ paused: true })]).workloads;
  expect([created?.replicaSet, created?.timeline]).toEqual([undefined, undefined]);
});

test.each<[what: string, objects: Objects, cell: string]>([
  ['a creation', [[], [deployment(), serving]], ''],
  ['a creation without pods', [[], [deployment({ replicas: 0 }), serving]], '`0 pods`'],
  [
    'a creation that is paused',
    [[], [deployment({ paused: true }), serving]],
    '`nothing starts until it is resumed: then a ReplicaSet and 4 pods`',
  ],
  ['a deletion', [[deployment(), serving], [serving]], '`its 4 pods go with it`'],
  [
    'a rename, of which one half is deleted',
    [[deployment({}, {}, { name: 'old' })], [deployment({}, {}, { name: 'new' })]],
    '`probably renamed to deployment.apps/new -n default`',
  ],
])('the table tells of %s what is a reason', (_, [base, head], cell) => {
  const [row = ''] = /^\| \*\*(?:create|delete)\*\* \| `deployment.*$/m.exec(planMarkdown(planOf(base, head))) ?? [];
  expect(row.split(' | ')[2]).toBe(cell);
});

test('what a paused Deployment waits with has no ReplicaSet yet, unless it ran before', () => {
  const paused = (podSpec: object) => deployment({ paused: true }, podSpec);
  const reused = (head: object) => planOf([paused(image('b:1'))], [paused(head)]).workloads[0]?.replicaSet?.reused;
  expect(reused(image('b:2'))).toBe(false);
  expect(reused({ ...image('b:1'), terminationGracePeriodSeconds: 30 })).toBe(true);
});
