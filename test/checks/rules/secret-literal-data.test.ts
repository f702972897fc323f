import { object } from '../objects';
import { testRule } from '../test-rule';

const secret = (data: object, more: object = {}) => ({ head: [object('v1', 'Secret', 's', { data, ...more })] });
const sops = { sops: { mac: 'ENC[AES256_GCM,data:eA==,type:str]', version: '3.9.4' } };

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
    ['values that say nothing', secret({ a: '', b: null }), []],
    [
      'one that says something beside one that does not',
      secret({ a: '', b: 'aHVzaA==' }),
      ['error secret/s data[b]: everybody who reads the manifests reads its data (1 key); base64 hides nothing'],
    ],
    ['encrypted by SOPS', secret({ a: 'ENC[AES256_GCM,data:eA==,type:str]' }, sops), []],
    [
      'what SOPS was not told to encrypt',
      secret({ a: 'ENC[AES256_GCM,data:eA==,type:str]' }, { stringData: { b: 'hush' }, ...sops }),
      [expect.stringMatching(/^error secret\/s stringData\[b\]: .*\(1 key\)/)],
    ],
    [
      'what something fills in when it is applied',
      secret({}, { stringData: { a: '<path:secret/data/web#a>', b: '<b>', c: `\${C}`, d: '$(D)' } }),
      [],
    ],
    [
      'a text around it',
      secret({}, { stringData: { a: `user:\${A}@db`, b: '<b>hush</b>' } }),
      [expect.stringMatching(/^error secret\/s stringData\[a\]: .*\(2 keys\)/)],
    ],
    ['a kind of others of this name', { head: [object('example.com/v1', 'Secret', 's', { data: { a: 'b' } })] }, []],
  ],
});
