import type { JsonObject } from '../../../lib/kubernetes/value';
import { claim, configMap, deployment, object, service, within } from '../objects';
import { testCases } from '../test-rule';

const image = { image: 'registry.example.com/web:1.5.0' };
const conf = configMap({ a: '1' });
const secret = object('v1', 'Secret', 'conf');
const account = object('v1', 'ServiceAccount', 'runner');
const volume = (source: object, more: object = {}) => ({
  pod: { volumes: [{ name: 'c', ...source }] },
  container: { volumeMounts: [{ name: 'c', mountPath: '/c' }], ...more },
});
const mounts = { configMap: { name: 'conf' } };
const reads = (optional?: boolean) => ({
  envFrom: [{ configMapRef: { name: 'conf', ...(optional && { optional }) } }],
});
const claims = { volumes: [{ name: 'd', persistentVolumeClaim: { claimName: 'data' } }] };
const deleted = (needs: object, ...before: readonly JsonObject[]) => ({
  base: [...before, deployment(needs)],
  head: [deployment(needs)],
});
const prod = object('v1', 'Namespace', 'prod');
const definition = object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'policies.example.com');
const WAITS =
  'new ones wait in ContainerCreating, a rollout goes as if they were never ready, and one that is evicted does not come back';

testCases('dangling-ref', [
  [
    'a ConfigMap that is deleted, of a workload that rolls out',
    { base: [conf, deployment(volume(mounts))], head: [deployment(volume(mounts, image))] },
    [`error deployment/web = "configmap/conf": it is deleted, and the pods need it (volume): ${WAITS}`],
  ],
  [
    'a ConfigMap that is deleted, of a workload that stays as it is',
    deleted(volume(mounts), conf),
    [`error configmap/conf: it is deleted, and the pods of deployment/web need it (volume): ${WAITS}`],
  ],
  [
    'by one key, in an init container',
    deleted(
      {
        pod: {
          initContainers: [
            {
              name: 'init',
              image: 'a:1',
              env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'conf', key: 'a' } } }],
            },
          ],
        },
      },
      secret,
    ),
    [expect.stringMatching(/^error secret\/conf: .* \(environment\): new ones wait in CreateContainerConfigError, /)],
  ],
  [
    'in a projected volume',
    deleted(volume({ projected: { sources: [mounts] } }), conf),
    [expect.stringMatching(/^error configmap\/conf: .* \(volume\): /)],
  ],
  [
    'optional in one place, and not in another',
    deleted(volume({ configMap: { name: 'conf', optional: true } }, reads()), conf),
    [expect.stringMatching(/^error configmap\/conf: .* \(environment\): /)],
  ],
  ['optional', deleted(volume({ configMap: { name: 'conf', optional: true } }, reads(true)), conf), []],
  ['in a volume that no container mounts', deleted({ pod: { volumes: [{ name: 'c', ...mounts }] } }, conf), []],
  ['that pulls images', deleted({ pod: { imagePullSecrets: [{ name: 'conf' }] } }, secret), []],
  ['that nothing reads any more', { base: [conf, deployment({ container: reads() })], head: [deployment()] }, []],
  ['that is kept', { base: [conf, deployment({ container: reads() })], head: [conf, deployment(volume(mounts))] }, []],
  ['that was never there', { base: [deployment()], head: [deployment({ container: reads() })] }, []],
  [
    'of another namespace',
    {
      base: [...within('other', conf), ...within('shop', deployment())],
      head: within('shop', deployment(volume(mounts))),
    },
    [],
  ],
  [
    'that may stand in the same namespace, once it is applied',
    { base: [conf], head: [deployment(volume(mounts)), ...within('shop', conf)] },
    [],
  ],
  [
    'a Secret that an operator makes from now on',
    {
      base: [secret, deployment()],
      head: [
        deployment({ container: { envFrom: [{ secretRef: { name: 'conf' } }] } }),
        object('external-secrets.io/v1', 'ExternalSecret', 'vault', { spec: { target: { name: 'conf' } } }),
      ],
    },
    [],
  ],
  [
    'a Secret of whose name an operator has something else',
    {
      base: [secret, deployment()],
      head: [
        deployment({ container: { envFrom: [{ secretRef: { name: 'conf' } }] } }),
        object('monitoring.coreos.com/v1', 'ServiceMonitor', 'conf'),
      ],
    },
    [expect.stringMatching(/^error deployment\/web = "secret\/conf": /)],
  ],
  [
    'a claim and a ServiceAccount',
    deleted({ pod: { ...claims, serviceAccountName: 'runner' } }, claim(), account),
    [
      expect.stringMatching(/^error persistentvolumeclaim\/data: .* \(volume\): new ones are not scheduled, /),
      expect.stringMatching(/^error serviceaccount\/runner: .* \(serviceAccountName\): new ones are refused, /),
    ],
  ],
  ['the ServiceAccount that is made anew', deleted({}, object('v1', 'ServiceAccount', 'default')), []],
  [
    'a CronJob, which does not roll out',
    {
      base: [conf],
      head: [
        object('batch/v1', 'CronJob', 'job', {
          spec: {
            jobTemplate: { spec: { template: { spec: { containers: [{ name: 'a', image: 'a:1', ...reads() }] } } } },
          },
        }),
      ],
    },
    [expect.stringMatching(/^error cronjob\/job = "configmap\/conf": (?!.*rollout)/)],
  ],
  [
    'a Namespace',
    { base: [prod, ...within('prod', deployment(), service())], head: within('prod', deployment(), service()) },
    [
      'error namespace/prod: it is deleted with all that stands in it, also what the manifests have there: deployment/web, service/web',
    ],
  ],
  ['a Namespace with all that was in it', { base: [prod, ...within('prod', conf)], head: within('shop', conf) }, []],
  [
    'a definition',
    {
      base: [definition],
      head: ['a', 'b', 'c', 'd'].map((name) => object('example.com/v1', 'Policy', name)),
    },
    [
      'error customresourcedefinition/policies.example.com: it is deleted with all objects of its kind, also those of the manifests: policy/a, policy/b, policy/c and 1 more',
    ],
  ],
  [
    'a definition of another kind, and one of another group',
    { base: [definition], head: [object('example.com/v1', 'Rule', 'a'), object('example.org/v1', 'Policy', 'a')] },
    [],
  ],
]);
