import type { JsonObject } from '../../../lib/kubernetes/value';
import { findingsOf, said } from '../judge';
import { object } from '../objects';
import { testRule } from '../test-rule';

const job = (spec: JsonObject) =>
  object('batch/v1', 'Job', 'migrate', {
    spec: { ...spec, template: { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'a:1' }] } } },
  });

const annotated = (annotations: JsonObject, image: string) =>
  object('batch/v1', 'Job', 'migrate', {
    metadata: { annotations },
    spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image }] } } },
  });
const again = (annotations: JsonObject) => ({
  base: [annotated(annotations, 'a:1')],
  head: [annotated(annotations, 'a:2')],
});
const refused = [expect.stringMatching(/^error job\/migrate spec.template: .*field is immutable$/)];

testRule('immutable-job', {
  bad: ['error job/migrate spec.template: the API server refuses it: Invalid value: {…}: field is immutable'],
  cases: [
    ['its parallelism may change', { base: [job({ parallelism: 1 })], head: [job({ parallelism: 2 })] }, []],
    [
      'its completion mode',
      { base: [job({ completions: 2 })], head: [job({ completions: 2, completionMode: 'Indexed' })] },
      [expect.stringMatching(/^error job\/migrate spec.completionMode: .*field is immutable$/)],
    ],
    ['a hook of Helm, which deletes the old one first', again({ 'helm.sh/hook': 'pre-upgrade' }), []],
    [
      'a hook of Helm that is deleted when it has succeeded',
      again({ 'helm.sh/hook': 'pre-upgrade', 'helm.sh/hook-delete-policy': 'hook-succeeded,hook-failed' }),
      [],
    ],
    [
      'a hook of Helm that stays when it has succeeded',
      again({ 'helm.sh/hook': 'pre-upgrade', 'helm.sh/hook-delete-policy': 'hook-failed' }),
      refused,
    ],
    ['a hook of Argo CD', again({ 'argocd.argoproj.io/hook': 'PreSync' }), []],
    [
      'a hook of Argo CD that stays when it has succeeded',
      again({ 'argocd.argoproj.io/hook': 'PreSync', 'argocd.argoproj.io/hook-delete-policy': 'HookFailed' }),
      refused,
    ],
    [
      'what Argo CD replaces by force',
      again({ 'argocd.argoproj.io/sync-options': 'Prune=false, Force=true,Replace=true' }),
      [],
    ],
    ['what Argo CD only replaces', again({ 'argocd.argoproj.io/sync-options': 'Replace=true' }), refused],
    ['what Flux applies by force', again({ 'kustomize.toolkit.fluxcd.io/force': 'Enabled' }), []],
  ],
});

test('a hook is judged as what is made, also in a change', () => {
  const hook = annotated({ 'helm.sh/hook': 'pre-upgrade' }, 'a:2');
  const wrong = { ...hook, spec: { ...(hook.spec as JsonObject), parallelism: 'two' } };
  expect(findingsOf('refused', { base: [annotated({}, 'a:1')], head: [wrong] }).map(said)).toEqual([
    expect.stringMatching(/^error job\/migrate spec.parallelism: the API server refuses it: /),
  ]);
});
