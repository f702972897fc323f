import type { Finding } from '../../../lib/checks/finding';
import type { ObjectReference } from '../../../lib/plan/object-reference';
import type { Plan } from '../../../lib/plan/plan';
import { deployment, statefulSet } from './manifests';
import { planOf } from './plan';
import { workloadOf } from './workload';

/** A plan with what was found in it. */
export interface Told {
  readonly plan: Plan;
  readonly findings: readonly Finding[];
}

const rollout = workloadOf(deployment('web', 'web:1'), deployment('web', 'web:2'));
const ordered = workloadOf(statefulSet('db', 'db:1'), statefulSet('db', 'db:2'));
const still = workloadOf(deployment('api', 'api:1'), deployment('api', 'api:1'));
const { steps: _, ...ends } = rollout.timeline ?? { steps: [] };

/**
 * A plan that has every field that a plan can have, and every text that others write.
 * @param write what others wrote in a place that is usually called so
 */
export function full(write: (usual: string) => string = (usual) => usual): Told {
  const object = (kind: string, name: string, group = 'v1', target = 'default'): ObjectReference => ({
    apiVersion: group,
    kind: write(kind),
    namespace: write('shop'),
    name: write(name),
    target: write(target),
  });
  const place = { file: write('dist/shop.k8s.yaml'), line: 12 };
  const web = object('Deployment', 'web', 'apps/v1');
  const db = object('StatefulSet', 'db', 'apps/v1');
  const refused = object('Deployment', 'api', 'apps/v1', 'prod');
  const service = object('Service', 'web');
  const refusal = { path: write('spec.selector'), message: write('Invalid value: {}: field is immutable') };
  const notJudged = [
    { path: write('spec.template.spec.hostUsers'), reason: write('depends on the node') },
    { path: '', reason: write('a kind that the model does not know') },
  ];
  const otherApply = {
    apply: 'server',
    verdict: 'refused',
    changes: ['refused'],
    refusals: [refusal],
    differences: [write('spec.replicas stays 4')],
  } as const;
  const plan = planOf({
    workloads: [
      {
        ...rollout,
        ...web,
        ...place,
        causes: [
          {
            path: write('spec.template.spec.containers[0].image'),
            container: write('main'),
            from: write('web:1'),
            to: write('web:2'),
          },
          {
            path: write('spec.template.spec.volumes[0].configMap.name'),
            from: write('web-conf-a'),
            to: write('web-conf-b'),
            config: {
              kind: 'ConfigMap',
              from: write('web-conf-a'),
              to: write('web-conf-b'),
              changes: [
                {
                  path: write('data[nginx.conf]'),
                  from: `a\n${write('old line')}\nz\n`,
                  to: `a\n${write('line')}\nz\n`,
                },
                { path: write('data[token]'), from: '***', to: '***', hidden: true },
              ],
            },
          },
        ],
        differences: [
          { path: write('metadata.annotations[note]'), from: write('before') },
          { path: write('spec.strategy'), to: { [write('type')]: [write('Recreate'), 1, null] } },
        ],
        config: [
          { kind: 'ConfigMap', name: write('flags'), change: 'update', as: 'environment', seenBy: 'later pods' },
        ],
        changeCause: { from: write('v1'), to: write('v2: newer') },
        revision: { from: 3, to: 4 },
        replicaSet: { name: write('web-5d4f6b8c9'), reused: true, from: write('web-7f9c8d6b5') },
        strategy: {
          type: 'RollingUpdate',
          maxSurge: { written: '25%', pods: 1 },
          maxUnavailable: { written: write('25%'), pods: 1 },
          minReadySeconds: 5,
          progressDeadlineSeconds: 600,
        },
        requests: { pods: 5, cpu: '500m', memory: '1Gi' },
        budgets: [
          { name: write('web'), minAvailable: write('50%'), disruptionsAllowed: 2, disruptionsAllowedAtLeast: 0 },
          { name: write('all'), maxUnavailable: 1, disruptionsAllowed: 1, disruptionsAllowedAtLeast: 1 },
        ],
        autoscaler: {
          kind: write('HorizontalPodAutoscaler'),
          name: write('web'),
          minReplicas: 2,
          maxReplicas: 8,
          handOver: { from: 6, to: 4 },
          ...(rollout.timeline === undefined
            ? {}
            : { atMin: ends as typeof rollout.timeline, atMax: ends as typeof rollout.timeline }),
        },
        services: [{ name: write('web'), selectsOld: true, selectsNew: false }],
        undo: [
          { number: 3, changeCause: write('v1'), missing: [] },
          { number: 2, missing: [write('configmap/web-conf-0')] },
        ],
        hold: { digest: 'sha256:00', revision: 3 },
        renamed: object('Deployment', 'webserver', 'apps/v1'),
        otherApply,
        notJudged,
      },
      {
        ...ordered,
        ...db,
        controllerRevision: { name: write('db-7d9f'), reused: false, from: write('db-6c8f') },
        strategy: { type: 'RollingUpdate', partition: 1, podManagementPolicy: 'OrderedReady', minReadySeconds: 0 },
      },
      {
        ...still,
        ...refused,
        verdict: 'refused',
        changes: ['refused'],
      },
    ],
    objects: [
      {
        ...service,
        ...place,
        change: 'update',
        causes: [{ path: write('spec.selector.version'), from: write('blue'), to: write('green') }],
        cutOver: { from: [web], to: [db] },
        otherApply,
        notJudged,
      },
      {
        ...object('ConfigMap', 'web-conf-a'),
        change: 'delete',
        causes: [],
        revisions: [{ workload: web, number: 3 }],
        version: write('web-conf-b'),
        notJudged: [],
      },
      { ...object('Widget', 'round', 'example.com/v1', 'prod'), change: 'create', causes: [], notJudged },
    ],
    refusals: [
      {
        object: refused,
        ...refusal,
        ...place,
        fix: write('give the new one another name'),
        cost: write('no pod serves'),
      },
    ],
    quotas: [
      {
        namespace: write('shop'),
        name: write('compute'),
        target: write('prod'),
        resource: write('requests.cpu'),
        hard: write('4'),
        before: '2',
        after: '2',
        peak: '5',
        exceeded: true,
      },
      {
        namespace: 'shop',
        name: 'compute',
        target: 'prod',
        resource: 'requests.memory',
        hard: '4Gi',
        before: '0',
        after: '0',
        peak: '0',
        exceeded: false,
        unspecified: [{ object: refused, containers: [write('sidecar')] }],
      },
    ],
  });
  const findings: readonly Finding[] = [
    {
      id: write('no-readiness'),
      severity: 'warning',
      object: web,
      ...place,
      path: write('spec.template.spec.containers[0]'),
      value: write('main'),
      message: write('the container has no readiness probe'),
      fix: write('give it one'),
      autofix: { edits: [{ path: 'spec', value: 1 }], property: write('the prop') },
    },
    {
      id: write('unused'),
      severity: 'info',
      object: object('ConfigMap', 'unused'),
      message: write('nothing reads it'),
    },
  ];
  return { plan, findings };
}
