import { object } from '../objects';
import { testRule } from '../test-rule';

testRule('secret-literal-data', {
  bad: [
    'error secret/db-password stringData[password]: everybody who reads the manifests reads its data (1 key); base64 hides nothing',
  ],
  cases: [
    [
      'base64',
      { head: [object('v1', 'Secret', 's', { data: { a: 'aHVzaA==', b: 'aHVzaA==' } })] },
      ['error secret/s data[a]: everybody who reads the manifests reads its data (2 keys); base64 hides nothing'],
    ],
    ['no data', { head: [object('v1', 'Secret', 's', { type: 'kubernetes.io/service-account-token' })] }, []],
    ['a kind of others of this name', { head: [object('example.com/v1', 'Secret', 's', { data: { a: 'b' } })] }, []],
  ],
});
