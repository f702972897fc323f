import type { JsonObject } from '../../../lib/kubernetes/value';
import { deployment, statefulSet } from '../objects';
import { testRule } from '../test-rule';

const strict = (more: JsonObject) =>
  deployment({
    pod: {
      topologySpreadConstraints: [
        { maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'DoNotSchedule', ...more },
      ],
    },
  });

testRule('spread-revision', {
  bad: [
    'warning deployment/web spec.template.spec.topologySpreadConstraints[0]: pods of the old revision count as well: a rollout may wait for room, or end up with its pods on few nodes',
  ],
  cases: [
    [
      'a key in both places',
      {
        head: [
          deployment({
            pod: {
              topologySpreadConstraints: [
                {
                  maxSkew: 1,
                  topologyKey: 'zone',
                  whenUnsatisfiable: 'ScheduleAnyway',
                  labelSelector: { matchLabels: { app: 'web' } },
                  matchLabelKeys: ['app'],
                },
              ],
            },
          }),
        ],
      },
      [
        'error deployment/web spec.template.spec.topologySpreadConstraints[0].matchLabelKeys = "app": the key stands in labelSelector, too: the Deployment is accepted, and then each of its pods is refused',
      ],
    ],
    [
      'the same before 1.34',
      {
        head: [
          deployment({
            pod: {
              topologySpreadConstraints: [
                {
                  maxSkew: 1,
                  topologyKey: 'zone',
                  whenUnsatisfiable: 'ScheduleAnyway',
                  labelSelector: { matchLabels: { app: 'web' } },
                  matchLabelKeys: ['app'],
                },
              ],
            },
          }),
        ],
        minor: '1.33',
      },
      [],
    ],
    [
      'a key in both places of an anti-affinity',
      {
        head: [
          deployment({
            pod: {
              affinity: {
                podAntiAffinity: {
                  requiredDuringSchedulingIgnoredDuringExecution: [
                    { topologyKey: 'zone', labelSelector: { matchLabels: { app: 'web' } }, matchLabelKeys: ['app'] },
                  ],
                },
              },
            },
          }),
        ],
      },
      [
        expect.stringMatching(
          /^error deployment\/web .*requiredDuringSchedulingIgnoredDuringExecution\[0\].matchLabelKeys = "app": /,
        ),
      ],
    ],
    ['no labelSelector, which counts no pods, and with which the server refuses the keys', { head: [strict({})] }, []],
    ['a labelSelector that asks for nothing, which counts none either', { head: [strict({ labelSelector: {} })] }, []],
    [
      'the same with a key, which does count',
      { head: [strict({ labelSelector: {}, matchLabelKeys: ['app'] })] },
      [expect.stringContaining('pods of the old revision count as well')],
    ],
    ["a labelSelector of others' pods", { head: [strict({ labelSelector: { matchLabels: { app: 'api' } } })] }, []],
    [
      'a StatefulSet, which has no surge',
      {
        head: [
          statefulSet({
            pod: {
              topologySpreadConstraints: [
                {
                  maxSkew: 1,
                  topologyKey: 'zone',
                  whenUnsatisfiable: 'DoNotSchedule',
                  labelSelector: { matchLabels: { app: 'web' } },
                },
              ],
            },
          }),
        ],
      },
      [],
    ],
  ],
});
