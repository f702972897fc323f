import { indexManifests } from '../../lib/checks/manifests/manifests';
import { isReloaded } from '../../lib/checks/reloaded';
import type { JsonObject } from '../../lib/kubernetes/value';
import { configMap, deployment } from './objects';

const AUTO = 'reloader.stakater.com/auto';
const SEARCH = 'reloader.stakater.com/search';
const NAMED = 'configmap.reloader.stakater.com/reload';
const EXCLUDED = 'configmaps.exclude.reloader.stakater.com/reload';

/** Whether Reloader restarts a workload for its ConfigMap `conf`. */
function restarts(on: { workload?: JsonObject; pod?: JsonObject; config?: JsonObject }): boolean {
  const objects = [
    deployment({ annotations: on.workload ?? {}, template: { annotations: on.pod ?? {} } }),
    configMap({}, 'conf', { metadata: { annotations: on.config ?? {} } }),
  ];
  const head = indexManifests(
    objects.map((object) => ({ object, target: 'default', namespace: '' })),
    '1.36',
  );
  const [workload] = head.workloads;
  return isReloaded(head, workload?.member, { kind: 'ConfigMap', name: 'conf' });
}

test.each([
  ['for all config', { workload: { [AUTO]: 'true' } }],
  ['for all config, as Go reads a bool', { workload: { [AUTO]: '1' } }],
  ['for all config, on the pod template', { pod: { [AUTO]: 'true' } }],
  ['for all ConfigMaps', { workload: { 'configmap.reloader.stakater.com/auto': 'true' } }],
  ['for one by name', { workload: { [NAMED]: 'conf' } }],
  ['for several by name', { workload: { [NAMED]: 'other, conf' } }],
  ['for what an expression may match', { workload: { [NAMED]: 'co.*' } }],
  ['for config that is marked', { workload: { [SEARCH]: 'true' }, config: { 'reloader.stakater.com/match': 'true' } }],
  ['for one by name, though not for all', { workload: { [AUTO]: 'false', [NAMED]: 'conf' } }],
  ['perhaps, where it reloads whatever does not say otherwise', { workload: { [EXCLUDED]: 'other' } }],
  ['perhaps, where it is told how', { workload: { 'deployment.reloader.stakater.com/pause-period': '5m' } }],
])('Reloader restarts it %s', (_, on) => {
  expect(restarts(on)).toBe(true);
});

test.each([
  ['without a word', {}],
  ['where it is told not to', { workload: { [AUTO]: 'false' } }],
  ['where its pod template says so and it does not', { workload: { [AUTO]: 'false' }, pod: { [AUTO]: 'true' } }],
  ['for Secrets alone', { workload: { 'secret.reloader.stakater.com/auto': 'true' } }],
  ['for a Secret by name', { workload: { 'secret.reloader.stakater.com/reload': 'conf' } }],
  ['for a ConfigMap of another name', { workload: { [NAMED]: 'other,conf-2' } }],
  ['for marked config, which this is not', { workload: { [SEARCH]: 'true' } }],
  ['for marked config, where it is not told to look', { config: { 'reloader.stakater.com/match': 'true' } }],
  ['for all config but this', { workload: { [AUTO]: 'true', [EXCLUDED]: 'conf' } }],
  [
    'for all config, which this says no to',
    { workload: { [AUTO]: 'true' }, config: { 'reloader.stakater.com/ignore': 'true' } },
  ],
])('Reloader does not restart it %s', (_, on) => {
  expect(restarts(on)).toBe(false);
});
