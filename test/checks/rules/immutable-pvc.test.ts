import { claim } from '../objects';
import { testRule } from '../test-rule';

testRule('immutable-pvc', {
  bad: [
    'error persistentvolumeclaim/data spec.resources.requests.storage: the API server refuses it: Forbidden: field can not be less than status.capacity',
  ],
  cases: [
    [
      'its storage class',
      { base: [claim({ storageClassName: 'a' })], head: [claim({ storageClassName: 'b' })] },
      [expect.stringMatching(/^error persistentvolumeclaim\/data spec: .*immutable after creation/)],
    ],
    ['more room', { base: [claim()], head: [claim({ resources: { requests: { storage: '2Gi' } } })] }, []],
  ],
});
