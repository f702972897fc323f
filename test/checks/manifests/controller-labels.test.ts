import type { JsonObject } from '../../../lib/kubernetes/value';
import { deployment, object, service, statefulSet, within } from '../objects';
import { testCases } from '../test-rule';

const POD_NAME = 'statefulset.kubernetes.io/pod-name';
const ofPod = (pod: string, more: object = { app: 'web' }) => service({ selector: { ...more, [POD_NAME]: pod } }, pod);
const job = (spec: JsonObject = {}, rest: JsonObject = {}) =>
  object('batch/v1', 'Job', 'example-job', {
    spec: {
      completions: 3,
      parallelism: 3,
      completionMode: 'Indexed',
      template: { spec: { subdomain: 'headless-svc', containers: [{ name: 'a', image: 'a:1' }] } },
      ...spec,
    },
    ...rest,
  });
const cronJob = object('batch/v1', 'CronJob', 'nightly', { spec: { jobTemplate: { spec: job().spec } } });
const byJob = (selector: JsonObject) => service({ clusterIP: 'None', selector }, 'headless-svc');
const noJob = [expect.stringMatching(/^error service\/headless-svc spec.selector /)];

testCases('dangling-ref', [
  ...['job-name', 'batch.kubernetes.io/job-name'].map(
    (key) => [`the pods of an Indexed Job, by ${key}`, { head: [job(), byJob({ [key]: 'example-job' })] }, []] as const,
  ),
  [
    'one pod of an Indexed Job',
    { head: [job(), byJob({ 'job-name': 'example-job', 'batch.kubernetes.io/job-completion-index': '2' })] },
    [],
  ],
  [
    'a pod that the Job does not have',
    { head: [job(), byJob({ 'job-name': 'example-job', 'batch.kubernetes.io/job-completion-index': '3' })] },
    noJob,
  ],
  [
    'a pod by its index, of a Job that counts none',
    { head: [job({ completionMode: 'NonIndexed' }), byJob({ 'batch.kubernetes.io/job-completion-index': '0' })] },
    noJob,
  ],
  ['a Job of another name', { head: [job(), byJob({ 'job-name': 'other-job' })] }, noJob],
  [
    'a Job that is told to give its pods no labels',
    { head: [job({ manualSelector: true }), byJob({ 'job-name': 'example-job' })] },
    noJob,
  ],
  [
    'a Job in another place that may be the same',
    { head: [...within('shop', deployment(), byJob({ 'job-name': 'example-job' })), job()] },
    [],
  ],
  ['the UID of a Job, which nobody knows before', { head: [job(), byJob({ 'controller-uid': 'a-b-c' })] }, []],
  ['a CronJob, whose Jobs have names that nobody knows', { head: [cronJob, byJob({ 'job-name': 'nightly-1' })] }, []],
  [
    'a CronJob whose pods have another label',
    { head: [cronJob, byJob({ 'job-name': 'nightly-1', app: 'web' })] },
    noJob,
  ],
  [
    'the label of a Job that a template has itself',
    {
      head: [
        deployment({ template: { labels: { app: 'web', 'job-name': 'web' } } }),
        byJob({ app: 'web', 'job-name': 'web' }),
      ],
    },
    [],
  ],
  ['one pod of a StatefulSet, by the label that its controller sets', { head: [statefulSet(), ofPod('web-2')] }, []],
  ['the same without another label', { head: [statefulSet(), ofPod('web-0', {})] }, []],
  [
    'one pod by its index, which begins elsewhere',
    {
      head: [
        statefulSet({ spec: { ordinals: { start: 5 } } }),
        service({ selector: { app: 'web', 'apps.kubernetes.io/pod-index': '7' } }),
      ],
    },
    [],
  ],
  [
    'a pod that the StatefulSet does not have',
    { head: [statefulSet(), ofPod('web-3'), ofPod('other-0')] },
    [
      expect.stringMatching(/^error service\/other-0 spec.selector /),
      expect.stringMatching(/^error service\/web-3 spec.selector /),
    ],
  ],
  [
    'a pod of what is no StatefulSet',
    { head: [deployment(), ofPod('web-0')] },
    [expect.stringMatching(/^error service\/web-0 spec.selector /)],
  ],
]);
