import { deployment, object } from '../objects';
import { testRule } from '../test-rule';

testRule('unknown-field', {
  bad: [
    'error deployment/web spec.template.spec.terminationGracePeriod: Kubernetes has no such field: kubectl refuses it, others drop it without a word',
  ],
  cases: [
    [
      'a field at the wrong depth',
      { head: [deployment({ spec: { image: 'a' } })] },
      [
        'error deployment/web spec.image: Kubernetes has no such field: kubectl refuses it, others drop it without a word',
      ],
    ],
    [
      'what SOPS adds to what it encrypts, and takes away again',
      {
        head: [
          object('v1', 'Secret', 's', { data: { a: 'ENC[x]' }, sops: { mac: 'ENC[AES256_GCM,data:eA==,type:str]' } }),
        ],
      },
      [],
    ],
    [
      'a field of that name',
      { head: [object('v1', 'Secret', 's', { sops: true })] },
      ['error secret/s sops: Kubernetes has no such field: kubectl refuses it, others drop it without a word'],
    ],
    ['a custom kind', { head: [object('example.com/v1', 'Thing', 'web', { anything: 1 })] }, []],
  ],
});
