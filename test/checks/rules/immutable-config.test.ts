import { configMap, object } from '../objects';
import { testRule } from '../test-rule';

testRule('immutable-config', {
  bad: [
    'error configmap/web-conf data: the API server refuses it: Forbidden: field is immutable when `immutable` is set',
  ],
  cases: [
    [
      'the flag alone',
      { base: [configMap({ a: '1' }, 'conf', { immutable: true })], head: [configMap({ a: '1' })] },
      [
        'error configmap/conf immutable: the API server refuses it: Forbidden: field is immutable when `immutable` is set',
      ],
    ],
    [
      'the type of a Secret',
      { base: [object('v1', 'Secret', 's', { type: 'a/b' })], head: [object('v1', 'Secret', 's', { type: 'a/c' })] },
      [expect.stringMatching(/^error secret\/s type: .*field is immutable$/)],
    ],
    ['one that is not immutable', { base: [configMap({ a: '1' })], head: [configMap({ a: '2' })] }, []],
  ],
});
