import type { JsonObject } from '../../../../lib/kubernetes/value';
import { daemonSet, deployment, object } from '../../objects';
import { pageOf } from '../../page';
import { standstillOfDisk } from '../attached';
import { ofKind, withPod, withSpec } from '../release';
import { leastSize, sizeAfterApply } from '../scaled';
import { perNodeAfterRelease } from '../spread';
import { standstill, stillborn } from '../stuck';
import type { Truths } from '../truth';

const COMPLETE = { rollout: 'complete' };
const standsStill = (because: string) => ({
  rollout: 'ProgressDeadlineExceeded',
  because: [expect.stringContaining(because)],
});
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
const cpuQuota = object('v1', 'ResourceQuota', 'team', { spec: { hard: { 'requests.cpu': '9' } } });
const atMostOneCpu = object('v1', 'LimitRange', 'team', { spec: { limits: [{ type: 'Container', max: { cpu: 1 } }] } });
const withMigration = (limits: JsonObject) =>
  deployment({
    container: { resources: { requests: { cpu: 1 } } },
    pod: { initContainers: [{ name: 'migrate', image: 'a:1', resources: { limits } }] },
  });

export const capacity: Truths = {
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
    {
      what: 'has its pods refused where a container says no request, unless a LimitRange fills it in',
      see: stillborn,
      bad: standsStill('failed quota: team: must specify requests.cpu for: web'),
      good: COMPLETE,
      given: {
        bad: { head: [cpuQuota, deployment()] },
        good: { head: [cpuQuota, atMostOneCpu, deployment()] },
      },
    },
    {
      what: 'has its pods refused where an init container says no request, and not where the limit is one',
      see: stillborn,
      bad: standsStill('failed quota: team: must specify requests.cpu for: migrate'),
      good: COMPLETE,
      given: {
        bad: { head: [cpuQuota, withMigration({ memory: '1Gi' })] },
        good: { head: [cpuQuota, withMigration({ cpu: 1 })] },
      },
    },
  ],
};
