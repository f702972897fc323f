import type { JsonObject } from '../../../lib/kubernetes/value';
import { object } from '../objects';
import { testRule } from '../test-rule';

const job = (spec: JsonObject) =>
  object('batch/v1', 'Job', 'migrate', {
    spec: { ...spec, template: { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'a:1' }] } } },
  });

testRule('immutable-job', {
  bad: ['error job/migrate spec.template: the API server refuses it: Invalid value: {…}: field is immutable'],
  cases: [
    ['its parallelism may change', { base: [job({ parallelism: 1 })], head: [job({ parallelism: 2 })] }, []],
    [
      'its completion mode',
      { base: [job({ completions: 2 })], head: [job({ completions: 2, completionMode: 'Indexed' })] },
      [expect.stringMatching(/^error job\/migrate spec.completionMode: .*field is immutable$/)],
    ],
  ],
});
