import { deployment, object } from '../objects';
import { testRule } from '../test-rule';

const role = (name: string) =>
  object('rbac.authorization.k8s.io/v1', 'RoleBinding', 'web', {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
  });

testRule('refused', {
  bad: [
    "error deployment/web spec.template.spec.containers[0].name: the API server refuses it: Invalid value: \"Web_1\": a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
  ],
  cases: [
    [
      'a field of the wrong type',
      { head: [deployment({ pod: { terminationGracePeriodSeconds: 'long' } })] },
      [
        'error deployment/web spec.template.spec.terminationGracePeriodSeconds: the API server refuses it: int64 wanted, found string',
      ],
    ],
    [
      'a change that no other check tells',
      { base: [role('viewer')], head: [role('editor')] },
      [expect.stringMatching(/^error rolebinding\/web roleRef: .*cannot change roleRef/)],
    ],
    [
      'a budget with both bounds',
      {
        head: [
          object('policy/v1', 'PodDisruptionBudget', 'web', {
            spec: { selector: {}, minAvailable: 1, maxUnavailable: 1 },
          }),
        ],
      },
      [expect.stringMatching(/^error poddisruptionbudget\/web spec: .*cannot be both set$/)],
    ],
    [
      'an ephemeral container of a kind that is not modelled otherwise',
      {
        head: [
          object('batch/v1', 'Job', 'web', {
            spec: { template: { spec: { restartPolicy: 'Never', ephemeralContainers: [{ name: 'shell' }] } } },
          }),
        ],
      },
      [
        'error job/web spec.template.spec.ephemeralContainers: the API server refuses it: Forbidden: ephemeral containers not allowed in pod template',
      ],
    ],
    [
      'what was refused already',
      {
        base: [deployment({ spec: { replicas: -1 } })],
        head: [deployment({ spec: { replicas: -1 } })],
      },
      [expect.stringMatching(/^error deployment\/web spec.replicas: .*greater than or equal to 0/)],
    ],
    [
      'a value that SOPS encrypts, and makes base64 again',
      {
        head: [
          object('v1', 'Secret', 's', { data: { a: 'ENC[x]' }, sops: { mac: 'ENC[AES256_GCM,data:eA==,type:str]' } }),
        ],
      },
      [],
    ],
    [
      'a value that is no base64',
      { head: [object('v1', 'Secret', 's', { data: { a: 'ENC[x]' } })] },
      [expect.stringMatching(/^error secret\/s data\.a: the API server refuses it: /)],
    ],
    ['a kind that is not modelled', { head: [object('example.com/v1', 'Thing', 'web', { spec: 1 })] }, []],
  ],
});
