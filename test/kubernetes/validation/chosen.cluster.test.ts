import type { Minor } from '../../../lib/kubernetes/minor';
import { type Verdict, validate } from '../../../lib/kubernetes/validation/validate';
import { useControlPlane } from '../../control-plane/jest/use-cluster';
import type { KubernetesObject } from '../../control-plane/objects';
import { type Answer, ask, update } from './answer';

const selector = { matchLabels: { app: 'web', tier: 'front' } };
const expression = { key: 'app', operator: 'In', values: ['web', 'api'] };
const pod = { containers: [{ name: 'web', image: 'nginx' }] };
const ephemeralContainers = [{ name: 'shell', image: 'busybox' }];
const changed = { ...pod, ephemeralContainers };
const job = (spec: object) => ({ template: { spec: { ...spec, restartPolicy: 'Never' } } });

function budget(spec: object): KubernetesObject {
  return { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'web' }, spec };
}

function workload(kind: string, spec: object): KubernetesObject {
  const template = { metadata: { labels: selector.matchLabels }, spec };
  return { apiVersion: 'apps/v1', kind, metadata: { name: 'web' }, spec: { selector, template } };
}

function batch(kind: string, spec: object): KubernetesObject {
  return { apiVersion: 'batch/v1', kind, metadata: { name: 'web' }, spec };
}

/** What mutations of accepted objects do not come to. */
const REFUSED: readonly (readonly [what: string, bad: KubernetesObject, good: KubernetesObject])[] = [
  [
    'a budget with both bounds',
    budget({ minAvailable: 1, maxUnavailable: 1, selector }),
    budget({ minAvailable: 1, selector }),
  ],
  [
    'a budget with both bounds and all else',
    budget({
      minAvailable: '50%',
      maxUnavailable: '10%',
      selector: { ...selector, matchExpressions: [expression] },
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    }),
    budget({ maxUnavailable: '10%', selector: { ...selector, matchExpressions: [expression] } }),
  ],
  [
    'a budget with both bounds for all pods',
    budget({ minAvailable: 0, maxUnavailable: 0, selector: {} }),
    budget({ minAvailable: 0, selector: {} }),
  ],
  [
    'a budget with both bounds for no pods',
    budget({ minAvailable: 1, maxUnavailable: 1 }),
    budget({ maxUnavailable: 1 }),
  ],
  ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'].map(
    (kind) => [`an ephemeral container of a ${kind}`, workload(kind, changed), workload(kind, pod)] as const,
  ),
  ['an ephemeral container of a Job', batch('Job', job(changed)), batch('Job', job(pod))],
  [
    'an ephemeral container of a CronJob',
    batch('CronJob', { schedule: '0 0 * * *', jobTemplate: { spec: job(changed) } }),
    batch('CronJob', { schedule: '0 0 * * *', jobTemplate: { spec: job(pod) } }),
  ],
];

/** Expects a refusal, each line of it as said, but for the values that cannot be foretold. */
function expectRefusal(answer: Answer, { verdict, refusals }: Verdict): void {
  const lines = refusals.map(({ path, message }) => `${path}: ${message}`);
  const untold = lines.filter((line) => !line.includes('{…}') && !answer?.message.includes(line));
  expect({ verdict, status: answer?.status, untold, live: answer?.message }).toEqual({
    verdict: 'refused',
    status: 422,
    untold: [],
    live: answer?.message,
  });
}

describe.each(['1.36', '1.34'] as const)('on Kubernetes %s', (minor: Minor) => {
  const cluster = useControlPlane({ minor });

  test.each(REFUSED)('%s is refused in the words said, anew and in the place of a good one', async (_, bad, good) => {
    const namespace = await cluster().namespace();
    const made = namespace.here(bad);
    expectRefusal(await ask(cluster(), 'POST', made), validate(made, minor));

    await namespace.create(good);
    const { object, live, answer } = await update(namespace, bad, 'web');
    expectRefusal(answer, validate(object, minor, live));
  });

  test('an empty list of ephemeral containers is accepted', async () => {
    const namespace = await cluster().namespace();
    const object = namespace.here(workload('Deployment', { ...pod, ephemeralContainers: [] }));
    expect(await ask(cluster(), 'POST', object)).toBeUndefined();
    expect(validate(object, minor).verdict).toBe('accepted');
  });
});
