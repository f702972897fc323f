import type { CheckId } from '../../../lib/checks/registry';
import type { JsonObject } from '../../../lib/kubernetes/value';
import { claim, configMap, daemonSet, deployment, object, service, statefulSet } from '../objects';
import { REFUSED, refusal, TAKEN } from './refused';
import type { Truth } from './truth';

/** What else the API server refuses: `bad`, and not `good`, in the place of `base` where there is one. */
interface Case {
  readonly what: string;
  readonly base?: JsonObject;
  readonly bad: JsonObject;
  readonly good: JsonObject;
}

const job = (spec: JsonObject, image = 'a:1') =>
  object('batch/v1', 'Job', 'migrate', {
    spec: { ...spec, template: { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image }] } } },
  });
const kept = (kind: 'ConfigMap' | 'Secret', rest: JsonObject) => object('v1', kind, 'conf', rest);
const balanced = (spec: JsonObject) => service({ type: 'LoadBalancer', ...spec });
const local = { externalTrafficPolicy: 'Local' };
const recreate = { type: 'Recreate' };
const updating = (rollingUpdate: JsonObject) => daemonSet({ spec: { updateStrategy: { rollingUpdate } } });

const CASES: { readonly [Id in CheckId]?: readonly Case[] } = {
  'strategy-rejected': [
    {
      what: 'a deadline that is not above minReadySeconds',
      bad: deployment({ spec: { minReadySeconds: 600 } }),
      good: deployment({ spec: { minReadySeconds: 599 } }),
    },
    {
      what: 'Recreate with rollingUpdate',
      bad: deployment({ spec: { strategy: { ...recreate, rollingUpdate: { maxSurge: 1 } } } }),
      good: deployment({ spec: { strategy: recreate } }),
    },
    {
      what: 'a DaemonSet that surges and leaves maxUnavailable to its default',
      bad: updating({ maxSurge: 1 }),
      good: updating({ maxSurge: 1, maxUnavailable: 0 }),
    },
    {
      what: 'a selector that does not select the template',
      bad: deployment({ template: { labels: { app: 'other' } } }),
      good: deployment({ template: { labels: { app: 'web', more: 'than' } } }),
    },
    {
      what: 'more than all pods unavailable',
      bad: deployment({ spec: { strategy: { rollingUpdate: { maxUnavailable: '101%' } } } }),
      good: deployment({ spec: { strategy: { rollingUpdate: { maxUnavailable: '100%' } } } }),
    },
  ],
  'immutable-selector': [
    {
      what: 'that of a DaemonSet',
      base: daemonSet(),
      bad: daemonSet({ labels: { app: 'other' } }),
      good: daemonSet({ pod: { terminationGracePeriodSeconds: 5 } }),
    },
    {
      what: 'that of a ReplicaSet',
      base: { ...deployment(), kind: 'ReplicaSet' },
      bad: { ...deployment({ labels: { app: 'other' } }), kind: 'ReplicaSet' },
      good: { ...deployment({ spec: { replicas: 1 } }), kind: 'ReplicaSet' },
    },
  ],
  'immutable-sts': [
    {
      what: 'serviceName',
      base: statefulSet(),
      bad: statefulSet({ spec: { serviceName: 'other' } }),
      good: statefulSet({ spec: { revisionHistoryLimit: 5, minReadySeconds: 5 } }),
    },
    {
      what: 'podManagementPolicy',
      base: statefulSet(),
      bad: statefulSet({ spec: { podManagementPolicy: 'Parallel' } }),
      good: statefulSet({ spec: { updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1 } } } }),
    },
    {
      what: 'selector',
      base: statefulSet({ labels: { app: 'web', part: 'db' } }),
      bad: statefulSet({ labels: { app: 'web', part: 'db' }, spec: { selector: { matchLabels: { app: 'web' } } } }),
      good: statefulSet({ labels: { app: 'web', part: 'db' }, spec: { ordinals: { start: 1 } } }),
    },
  ],
  'immutable-service': [
    {
      what: 'loadBalancerClass',
      base: balanced({ loadBalancerClass: 'example.com/a' }),
      bad: balanced({ loadBalancerClass: 'example.com/b' }),
      good: balanced({ loadBalancerClass: 'example.com/a', sessionAffinity: 'ClientIP' }),
    },
    {
      what: 'healthCheckNodePort',
      base: balanced({ ...local, healthCheckNodePort: 31001 }),
      bad: balanced({ ...local, healthCheckNodePort: 31002 }),
      good: balanced({ ...local, healthCheckNodePort: 31001, sessionAffinity: 'ClientIP' }),
    },
    {
      what: 'an address that goes',
      base: service({ clusterIP: '10.0.7.7' }),
      bad: service({ clusterIP: 'None' }),
      good: service(),
    },
    {
      what: 'an address that no manifest says',
      base: service(),
      bad: service({ clusterIP: 'None' }),
      good: service({ sessionAffinity: 'ClientIP' }),
    },
    {
      what: 'an address that comes',
      base: service({ clusterIP: 'None' }),
      bad: service({ clusterIP: '10.0.7.7' }),
      good: service(),
    },
    {
      what: 'the IP family of an address that no manifest says',
      base: service({ ipFamilies: ['IPv4'] }),
      bad: service({ ipFamilies: ['IPv6'] }),
      good: service({ ipFamilies: ['IPv4'], type: 'NodePort' }),
    },
    {
      what: 'the IP family',
      base: service({ clusterIP: '10.0.7.7', ipFamilies: ['IPv4'] }),
      bad: service({ clusterIP: '10.0.7.7', ipFamilies: ['IPv6'] }),
      good: service({ clusterIP: '10.0.7.7', ipFamilies: ['IPv4'], type: 'NodePort' }),
    },
  ],
  'immutable-config': [
    {
      what: 'the flag',
      base: configMap({ a: '1' }, 'conf', { immutable: true }),
      bad: configMap({ a: '1' }),
      good: configMap({ a: '1' }, 'conf', { immutable: true, metadata: { labels: { more: 'than' } } }),
    },
    {
      what: 'binary data',
      base: kept('ConfigMap', { binaryData: { a: 'AQ==' }, immutable: true }),
      bad: kept('ConfigMap', { binaryData: { a: 'Ag==' }, immutable: true }),
      good: kept('ConfigMap', { binaryData: { a: 'AQ==' }, immutable: true }),
    },
    {
      what: 'the data of a Secret',
      base: kept('Secret', { data: { a: 'AQ==' }, immutable: true }),
      bad: kept('Secret', { data: { a: 'Ag==' }, immutable: true }),
      good: kept('Secret', { data: { a: 'AQ==' }, immutable: true }),
    },
    {
      what: 'the type of a Secret',
      base: kept('Secret', { type: 'a/b' }),
      bad: kept('Secret', { type: 'a/c' }),
      good: kept('Secret', { type: 'a/b', data: { a: 'AQ==' } }),
    },
  ],
  'immutable-job': [
    {
      what: 'completionMode',
      base: job({ completions: 2 }),
      bad: job({ completions: 2, completionMode: 'Indexed' }),
      good: job({ completions: 2, parallelism: 2 }),
    },
    {
      what: 'completions without an index',
      base: job({ completions: 2 }),
      bad: job({ completions: 3 }),
      good: job({ completions: 2, activeDeadlineSeconds: 60 }),
    },
    {
      what: 'completions without parallelism',
      base: job({ completions: 2, parallelism: 2, completionMode: 'Indexed' }),
      bad: job({ completions: 3, parallelism: 2, completionMode: 'Indexed' }),
      good: job({ completions: 3, parallelism: 3, completionMode: 'Indexed' }),
    },
  ],
  'immutable-pvc': [
    {
      what: 'the access modes',
      base: claim(),
      bad: claim({ accessModes: ['ReadWriteMany'] }),
      good: claim({ resources: { requests: { storage: '2Gi' } } }),
    },
    {
      what: 'the storage class',
      base: claim({ storageClassName: 'standard' }),
      bad: claim({ storageClassName: 'other' }),
      good: claim({ storageClassName: 'standard', resources: { requests: { storage: '2Gi' } } }),
    },
  ],
};

/** The cases of a check beside those of its page. */
export function refusalsOf(id: CheckId): readonly Truth[] {
  return (CASES[id] ?? []).map(({ what, base, bad, good }) => {
    const before = base === undefined ? {} : { base: [base] };
    return {
      what: `${what} is refused, in the words of the finding`,
      see: refusal,
      bad: REFUSED,
      good: TAKEN,
      given: { bad: { ...before, head: [bad] }, good: { ...before, head: [good] } },
    };
  });
}
