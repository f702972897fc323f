import { autoscaler, deployment } from '../../objects';
import { pageOf } from '../../page';
import { verdictOfSlowStart } from '../deadline';
import { dropped } from '../dropped';
import { edited, replaced, replacedByRelease, replacedForNothing, undone } from '../restarted';
import { fewest } from '../rolled';
import { afterRevert } from '../stuck';
import type { Truths } from '../truth';

const tolerant = autoscaler({ behavior: { scaleUp: { tolerance: '0.05' } } });

export const rollouts: Truths = {
  'version-gate': [
    {
      what: 'is dropped without a word',
      see: dropped,
      bad: { dropped: ['spec.template.spec.containers[0].lifecycle'], said: '' },
      good: { dropped: [], said: '' },
    },
    {
      what: 'is dropped without a word while its feature gate is off',
      minor: '1.34',
      see: dropped,
      bad: { dropped: ['spec.behavior.scaleUp.tolerance'], said: '' },
      good: { dropped: [], said: '' },
      given: { bad: { head: [tolerant], minor: '1.34' }, good: { head: [autoscaler()], minor: '1.34' } },
    },
    {
      what: 'is dropped, and kept where its feature gate is on',
      see: dropped,
      bad: { dropped: ['spec.template.spec.containers[0].lifecycle'], said: '' },
      good: { dropped: [], said: '' },
      given: { bad: pageOf('version-gate').bad, good: { head: [tolerant] } },
    },
    {
      what: 'is refused by kubectl where the minor does not have it',
      minor: '1.34',
      see: dropped,
      bad: { refused: expect.stringContaining('unknown field "spec.template.spec.schedulingGroup"') },
      good: { dropped: [], said: '' },
      given: {
        bad: { head: [deployment({ pod: { schedulingGroup: { podGroupName: 'web' } } })], minor: '1.34' },
        good: { head: [deployment()], minor: '1.34' },
      },
    },
  ],
  'config-not-restarted': [
    {
      what: 'changes the config and no pod',
      see: replaced,
      bad: { replaced: 0, config: { MODE: 'safe' } },
      good: { replaced: 3, config: { MODE: 'safe' } },
    },
  ],
  'config-live-unstaged': [
    {
      what: 'changes the config that running pods mount',
      see: replaced,
      bad: { replaced: 0, config: { mode: 'safe' } },
      good: { replaced: 3, config: { mode: 'safe' } },
    },
  ],
  'unversioned-config': [
    {
      what: 'takes an edit that no pod follows',
      see: edited,
      bad: { is: 'taken', replaced: 0 },
      good: { is: 'refused', replaced: 0 },
    },
  ],
  'progress-deadline': [
    {
      what: 'is told as failed, and completes',
      see: verdictOfSlowStart,
      bad: { during: 'error: deployment "web" exceeded its progress deadline', after: 'complete' },
      good: { during: 'complete', after: 'complete' },
    },
  ],
  'sts-maxunavailable-ignored': [
    {
      what: 'is dropped without a word',
      see: dropped,
      bad: { dropped: ['spec.updateStrategy.rollingUpdate.maxUnavailable'], said: '' },
      good: { dropped: [], said: '' },
    },
    {
      what: 'rolls out one by one all the same',
      see: fewest,
      bad: { available: 2, released: true },
      good: { available: 2, released: true },
    },
  ],
  'sts-stuck': [
    {
      what: 'keeps a broken pod after the way back',
      see: afterRevert,
      bad: ['1.4.2', '1.4.2', '1.5.0'],
      good: ['1.4.2', '1.4.2', '1.4.2'],
    },
  ],
  'label-only-rollout': [
    {
      what: 'replaces all pods by the same',
      see: replacedForNothing,
      bad: { replaced: 3, sameImages: true },
      good: { replaced: 3, sameImages: false },
    },
  ],
  'rollback-off': [
    {
      what: 'cannot be undone',
      see: undone,
      bad: { undo: 'error: no rollout history found for deployment "web"' },
      good: { undo: 'works' },
    },
    {
      what: 'does not roll out while it is paused',
      see: replacedByRelease,
      bad: { replaced: 0 },
      good: { replaced: 3 },
      given: { bad: { head: [deployment({ spec: { paused: true } })] }, good: { head: [deployment()] } },
    },
  ],
};
