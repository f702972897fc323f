import type { CheckId } from '../../../lib/checks/registry';
import type { JsonObject } from '../../../lib/kubernetes/value';
import { autoscaler, budget, daemonSet, deployment, object } from '../objects';
import { pageOf } from '../page';
import { standstillOfDisk } from './attached';
import { verdictOfSlowStart } from './deadline';
import { dropped } from './dropped';
import { endpoints, endpointsAfterChange, endpointsOfUnready, endpointsWhileLoading } from './endpoints';
import { brokenEvictions, evictions, leftAfterEviction } from './evicted';
import { counted, takenOver } from './overlapping';
import { refusalsOf } from './refusals';
import { REFUSED, refusal, TAKEN } from './refused';
import { ofKind, withPod, withSpec } from './release';
import { edited, replaced, replacedByRelease, replacedForNothing, undone } from './restarted';
import { fewest, oldAfterCrash } from './rolled';
import { leastSize, scalable, sizeAfterApply } from './scaled';
import { perNode, perNodeAfterRelease } from './spread';
import { afterRevert, standstill, stillborn } from './stuck';
import type { Truth } from './truth';

const refused: Truth = { what: 'is refused, in the words of the finding', see: refusal, bad: REFUSED, good: TAKEN };
const COMPLETE = { rollout: 'complete' };
const standsStill = (because: string) => ({
  rollout: 'ProgressDeadlineExceeded',
  because: [expect.stringContaining(because)],
});
const VIOLATES = "429: Cannot evict pod as it would violate the pod's disruption budget.";
const SEVERAL = '500: This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.';

/** A workload beside a Pod that was made by hand, with its label and with another one. */
const beside = (workload: JsonObject) => {
  const lone = (app: string) => {
    const containers = [{ name: 'lone', image: 'lone:1' }];
    return object('v1', 'Pod', 'lone', { metadata: { labels: { app } }, spec: { containers } });
  };
  return { bad: { head: [lone('web'), workload] }, good: { head: [lone('lone'), workload] } };
};
const tolerant = autoscaler({ behavior: { scaleUp: { tolerance: '0.05' } } });
const { bad: rwo, good: recreate } = pageOf('surge-rwo');
const ofOnePod = (objects: readonly JsonObject[]) =>
  ofKind(objects, 'PersistentVolumeClaim', (each) => withSpec(each, { accessModes: ['ReadWriteOncePod'] }));
const hostPort = { ports: [{ containerPort: 8080, hostPort: 21080 }] };
const onHostPort = (rollingUpdate: JsonObject) => ({
  head: [deployment({ container: hostPort, spec: { strategy: { rollingUpdate } } })],
});
const onEachHostPort = (rollingUpdate: JsonObject) => ({
  head: [daemonSet({ container: hostPort, spec: { updateStrategy: { rollingUpdate } } })],
});
const budgeted = (spec: JsonObject) => ({ head: [deployment(), budget(spec)] });
const spreadBy = (key: string) =>
  deployment({
    pod: {
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: 'kubernetes.io/hostname',
          whenUnsatisfiable: 'DoNotSchedule',
          labelSelector: { matchLabels: { app: 'web' } },
          matchLabelKeys: [key],
        },
      ],
    },
  });
const antiAffine = (key: string) =>
  withPod(deployment(), {
    affinity: {
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          {
            weight: 1,
            podAffinityTerm: {
              topologyKey: 'kubernetes.io/hostname',
              labelSelector: { matchLabels: { app: 'web' } },
              matchLabelKeys: [key],
            },
          },
        ],
      },
    },
  });

/** What is seen on the control plane, for each rule that claims what a control plane does. */
export const TRUTHS: { readonly [Id in CheckId]?: readonly Truth[] } = {
  refused: [refused],
  'unknown-field': [refused],
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
  'strategy-rejected': [refused, ...refusalsOf('strategy-rejected')],
  'immutable-selector': [refused, ...refusalsOf('immutable-selector')],
  'immutable-sts': [refused, ...refusalsOf('immutable-sts')],
  'immutable-service': [refused, ...refusalsOf('immutable-service')],
  'immutable-config': [refused, ...refusalsOf('immutable-config')],
  'immutable-job': [refused, ...refusalsOf('immutable-job')],
  'immutable-pvc': [refused, ...refusalsOf('immutable-pvc')],
  'selector-overlap': [
    {
      what: 'is counted by an autoscaler, and taken over once it is orphaned',
      see: counted,
      bad: { before: 3, counted: 6, left: 0 },
      good: { before: 3, counted: 3, left: 3 },
    },
    {
      what: 'takes a bare Pod over and deletes it, where it is a DaemonSet',
      see: takenOver,
      bad: { by: ['DaemonSet'], deleted: true, selected: 3 },
      good: { by: [], deleted: false, selected: 3 },
      given: beside(daemonSet()),
    },
    {
      what: 'takes a bare Pod over, where it is a ReplicaSet',
      see: takenOver,
      bad: { by: ['ReplicaSet'], deleted: false, selected: 3 },
      good: { by: [], deleted: false, selected: 3 },
      given: beside({ ...deployment(), kind: 'ReplicaSet' }),
    },
    {
      what: 'selects a bare Pod and leaves it alone, where it is a Deployment',
      see: takenOver,
      bad: { by: [], deleted: false, selected: 4 },
      good: { by: [], deleted: false, selected: 3 },
      given: beside(deployment()),
    },
  ],
  'dangling-ref': [
    {
      what: 'has no endpoints',
      see: endpoints,
      bad: { ready: 0, unready: 0 },
      good: { ready: 3, unready: 0 },
    },
    {
      what: 'cannot be scaled',
      see: scalable,
      bad: { able: 'False', reason: 'FailedGetScale' },
      good: { able: 'True', reason: 'SucceededGetScale' },
      given: { bad: { head: [deployment(), autoscaler({}, 'wbe')] }, good: { head: [deployment(), autoscaler()] } },
    },
  ],
  'no-readiness': [
    {
      what: 'gets requests, and takes the place of old pods, before its program answers',
      see: endpointsWhileLoading,
      bad: { loading: 3, answering: 0 },
      good: { loading: 0, answering: 3 },
    },
  ],
  'prestop-exceeds-grace': [
    {
      what: 'is taken where it is as long as the grace period, for the kubelet to kill the container',
      see: refusal,
      bad: TAKEN,
      good: TAKEN,
    },
    {
      what: 'is refused where it is longer than the grace period',
      see: refusal,
      bad: REFUSED,
      good: TAKEN,
      given: {
        bad: { head: [deployment({ container: { lifecycle: { preStop: { sleep: { seconds: 31 } } } } })] },
        good: { head: [deployment({ container: { lifecycle: { preStop: { sleep: { seconds: 29 } } } } })] },
      },
    },
  ],
  'recreate-served': [
    {
      what: 'leaves no pod available on the way',
      see: fewest,
      bad: { available: 0, released: true },
      good: { available: 3, released: true },
    },
  ],
  'unavailable-budget': [
    {
      what: 'leaves half of the pods available on the way',
      see: fewest,
      bad: { available: 1, released: true },
      good: { available: 2, released: true },
    },
  ],
  'single-replica': [
    {
      what: 'is gone when its node is drained',
      see: leftAfterEviction,
      bad: { available: 0 },
      good: { available: 1 },
    },
  ],
  'min-ready-zero': [
    {
      what: 'has lost an old pod when the new one crashes',
      see: oldAfterCrash,
      bad: { old: 2 },
      good: { old: 3 },
    },
  ],
  'pdb-missing': [
    {
      what: 'lets all pods be evicted at once',
      see: evictions,
      bad: { pods: 3, evicted: 3, because: [] },
      good: { pods: 3, evicted: 1, because: [VIOLATES] },
    },
  ],
  'pdb-blocks-drain': [
    {
      what: 'lets no pod be evicted',
      see: evictions,
      bad: { pods: 3, evicted: 0, because: [VIOLATES] },
      good: { pods: 3, evicted: 1, because: [VIOLATES] },
    },
    {
      what: 'lets no pod be evicted with maxUnavailable 0 %',
      see: evictions,
      bad: { pods: 3, evicted: 0, because: [VIOLATES] },
      good: { pods: 3, evicted: 1, because: [VIOLATES] },
      given: { bad: budgeted({ maxUnavailable: '0%' }), good: budgeted({ maxUnavailable: '1%' }) },
    },
    {
      what: 'lets no pod be evicted with minAvailable 99 %, which is rounded up',
      see: evictions,
      bad: { pods: 3, evicted: 0, because: [VIOLATES] },
      good: { pods: 3, evicted: 1, because: [VIOLATES] },
      given: { bad: budgeted({ minAvailable: '99%' }), good: budgeted({ minAvailable: '66%' }) },
    },
  ],
  'pdb-overlap': [
    {
      what: 'makes evictions fail',
      see: evictions,
      bad: { pods: 3, evicted: 0, because: [SEVERAL] },
      good: { pods: 3, evicted: 1, because: [VIOLATES] },
    },
  ],
  'pdb-unhealthy': [
    {
      what: 'keeps broken pods',
      see: brokenEvictions,
      bad: { pods: 3, evicted: 0, because: [VIOLATES] },
      good: { pods: 3, evicted: 3, because: [] },
    },
  ],
  'spread-missing': [
    {
      what: 'has all pods on the node that has the image and room',
      see: perNode,
      bad: [3, 0, 0],
      good: [1, 1, 1],
    },
  ],
  'hpa-replicas': [{ what: 'goes back to the written size', see: sizeAfterApply, bad: { size: 3 }, good: { size: 6 } }],
  'replicas-removed': [{ what: 'falls to 1', see: leastSize, bad: { size: 1 }, good: { size: 6 } }],
  'spread-revision': [
    { what: 'ends unevenly spread', see: perNodeAfterRelease, bad: [2, 1, 0], good: [1, 1, 1] },
    {
      what: 'has its pods refused where a key of a spread constraint stands twice',
      see: stillborn,
      bad: standsStill('exists in both matchLabelKeys and labelSelector'),
      good: COMPLETE,
      given: { bad: { head: [spreadBy('app')] }, good: { head: [spreadBy('pod-template-hash')] } },
    },
    {
      what: 'has its pods refused where a key of an anti-affinity stands twice',
      see: stillborn,
      bad: standsStill('exists in both matchLabelKeys and labelSelector'),
      good: COMPLETE,
      given: { bad: { head: [antiAffine('app')] }, good: { head: [antiAffine('pod-template-hash')] } },
    },
  ],
  'surge-node-deadlock': [
    {
      what: 'stands still for want of a node',
      see: standstill,
      bad: standsStill("didn't match pod anti-affinity rules"),
      good: COMPLETE,
    },
    {
      what: 'stands still for want of a host port',
      see: standstill,
      bad: standsStill("didn't have free ports"),
      good: COMPLETE,
      given: {
        bad: onHostPort({ maxSurge: 1, maxUnavailable: 0 }),
        good: onHostPort({ maxSurge: 0, maxUnavailable: 1 }),
      },
    },
    {
      what: 'stands still for want of a host port, where it is a DaemonSet',
      see: standstill,
      bad: { rollout: undefined, because: [expect.stringContaining("didn't have free ports")] },
      good: COMPLETE,
      given: {
        bad: onEachHostPort({ maxSurge: 1, maxUnavailable: 0 }),
        good: onEachHostPort({ maxSurge: 0, maxUnavailable: 1 }),
      },
    },
  ],
  'surge-rwo': [
    {
      what: 'stands still for a volume that is attached to another node',
      see: standstillOfDisk,
      bad: standsStill('Multi-Attach error for volume'),
      good: COMPLETE,
    },
    {
      what: 'stands still for a ReadWriteOncePod volume',
      see: standstill,
      bad: standsStill('ReadWriteOncePod'),
      good: COMPLETE,
      given: { bad: { head: ofOnePod(rwo.head) }, good: { head: ofOnePod(recreate.head) } },
    },
  ],
  'quota-peak': [
    {
      what: 'stands still for want of quota',
      see: standstill,
      bad: standsStill('exceeded quota: team'),
      good: COMPLETE,
    },
  ],
  'service-cutover': [
    {
      what: 'has no ready endpoint when the new pods are not ready',
      see: endpointsAfterChange,
      bad: { ready: 0, unready: 3 },
      good: { ready: 3, unready: 1 },
    },
  ],
  'publish-not-ready': [
    {
      what: 'has endpoints that are not ready and count as ready',
      see: endpointsOfUnready,
      bad: { ready: 3, unready: 0 },
      good: { ready: 0, unready: 3 },
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
