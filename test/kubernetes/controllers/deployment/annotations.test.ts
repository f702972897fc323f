import {
  getDesiredReplicasAnnotation,
  getMaxReplicasAnnotation,
  setNewReplicaSetAnnotations,
  setReplicasAnnotations,
} from '../../../../lib/kubernetes/controllers/deployment/annotations';
import { deployment, replicaSet } from './states';

type Annotations = Readonly<Record<string, string>>;

const PREFIX = 'deployment.kubernetes.io';
const REVISION = `${PREFIX}/revision`;
const HISTORY = `${PREFIX}/revision-history`;
const CAUSE = 'kubernetes.io/change-cause';

test.each<readonly [string, Annotations, Annotations, number, Annotations]>([
  ['a new one gets the revision', {}, {}, 1, { [REVISION]: '1' }],
  ['annotations are copied', { [CAUSE]: 'a' }, { [REVISION]: '2' }, 2, { [REVISION]: '2', [CAUSE]: 'a' }],
  [
    'a changed one is overwritten',
    { [CAUSE]: 'b' },
    { [REVISION]: '2', [CAUSE]: 'a' },
    2,
    { [REVISION]: '2', [CAUSE]: 'b' },
  ],
  ['a removed one stays', {}, { [REVISION]: '2', [CAUSE]: 'a' }, 2, { [REVISION]: '2', [CAUSE]: 'a' }],
  ['going back, the old revision is remembered', {}, { [REVISION]: '1' }, 3, { [REVISION]: '3', [HISTORY]: '1' }],
  ['and those before it', {}, { [REVISION]: '3', [HISTORY]: '1' }, 5, { [REVISION]: '5', [HISTORY]: '1,3' }],
  ['a revision is never lowered', {}, { [REVISION]: '7' }, 3, { [REVISION]: '7' }],
  ['revisions are compared as numbers', {}, { [REVISION]: '9' }, 10, { [REVISION]: '10', [HISTORY]: '9' }],
  ['an empty revision counts as 0', {}, { [REVISION]: '' }, 3, { [REVISION]: '3', [HISTORY]: '' }],
  [
    "the controller's own and kubectl's are not copied",
    {
      'kubectl.kubernetes.io/last-applied-configuration': '{}',
      [REVISION]: '8',
      [HISTORY]: '8',
      [`${PREFIX}/desired-replicas`]: '8',
      [`${PREFIX}/max-replicas`]: '8',
      'deprecated.deployment.rollback.to': '8',
    },
    { [REVISION]: '1' },
    1,
    { [REVISION]: '1' },
  ],
])('%s', (_, from, to, revision, expected) => {
  const result = setNewReplicaSetAnnotations(to, deployment({}, {}, from), revision);
  expect(result).toEqual({ annotations: expected, changed: JSON.stringify(to) !== JSON.stringify(expected) });
});

test('with a revision that is no number the annotations are copied, but the ReplicaSet is not written for them', () => {
  const result = setNewReplicaSetAnnotations({ [REVISION]: 'x' }, deployment({}, {}, { [CAUSE]: 'a' }), 3);
  expect(result).toEqual({ annotations: { [REVISION]: 'x', [CAUSE]: 'a' }, changed: false });
});

test.each<readonly [string, string, string]>([
  ['the first revisions go when the history grows too long', `1,2,${'3'.repeat(1998)}`, `${'3'.repeat(1998)},4`],
  ['only as many as must', `1,2,${'3'.repeat(1996)}`, `2,${'3'.repeat(1996)},4`],
  ['a history of 2000 characters fits', '5'.repeat(1998), `${'5'.repeat(1998)},4`],
  ['all of them, if they must', '5'.repeat(1999), '4'],
])('%s', (_, history, expected) => {
  const annotations = { [REVISION]: '4', [HISTORY]: history };
  const result = setNewReplicaSetAnnotations(annotations, deployment(), 6).annotations;
  expect(result[HISTORY]).toBe(expected);
  expect(result[HISTORY]?.length).toBeLessThanOrEqual(2000);
});

test('a ReplicaSet remembers the size of the Deployment, with and without surge', () => {
  const { spec } = deployment({ replicas: 10 });
  const annotations = setReplicasAnnotations({ other: 'x' }, spec);
  expect(annotations).toEqual({ other: 'x', [`${PREFIX}/desired-replicas`]: '10', [`${PREFIX}/max-replicas`]: '13' });
  expect(setReplicasAnnotations(annotations, spec)).toBe(annotations);
  expect(setReplicasAnnotations(annotations, { ...spec, replicas: 11 })).not.toBe(annotations);
});

test.each<readonly [string, number | undefined]>([
  ['0', 0],
  ['12', 12],
  ['2147483647', 2147483647],
  ['2147483648', undefined],
  ['-1', undefined],
  ['+1', undefined],
  ['1.5', undefined],
  ['', undefined],
])('a remembered size of %j is read as %j', (text, expected) => {
  const one = replicaSet('a', 1, { desired: text, max: text });
  expect(getDesiredReplicasAnnotation(one)).toBe(expected);
  expect(getMaxReplicasAnnotation(one)).toBe(expected);
});

test('a size that is not remembered is not read', () => {
  expect(getDesiredReplicasAnnotation(replicaSet('a', 1))).toBeUndefined();
  expect(getMaxReplicasAnnotation(replicaSet('a', 1))).toBeUndefined();
});
