import fc from 'fast-check';
import { printable } from '../../lib/report/printable';
import type { TextStyle } from '../../lib/report/style';
import { planText } from '../../lib/report/text/text';
import { columns } from '../../lib/report/text/width';
import { full } from './samples/full';
import { hostilePlan, hostileTexts, SHOWN } from './samples/hostile';
import { planOf } from './samples/plan';
import { samples } from './samples/samples';
import { COLORS, STEERS } from './samples/steers';

const PLAIN: TextStyle = { width: 80, color: false, unicode: true };
const plans = [
  ...Object.entries(samples).map(([name, plan]) => [name, { plan, findings: [] }] as const),
  ['full', full()] as const,
];

describe.each(plans)('the plan %s as text', (_, { plan, findings }) => {
  test('is the same without colours but for the colours', () => {
    const colored = planText(plan, findings, { ...PLAIN, color: true });
    expect(colored).toMatch(COLORS);
    expect(colored.replace(COLORS, '')).toBe(planText(plan, findings, PLAIN));
  });

  test('has no character beyond ASCII where a terminal has none', () => {
    expect(planText(plan, findings, { ...PLAIN, unicode: false })).toMatch(/^[ -~\n]*$/);
  });

  test('ends with how much changes', () => {
    const text = planText(plan, findings, PLAIN);
    expect(text.split('\n').slice(-2)).toEqual([expect.stringMatching(/^Plan: \S/), '']);
  });

  test.each([50, 64, 80, 100, 132])('is not wider than %d columns, but for words that cannot be broken', (width) => {
    const lines = planText(plan, findings, { ...PLAIN, width })
      .split('\n')
      .slice(0, -2);
    const wide = lines.filter((line) => columns(line) > width);
    expect(wide.filter((line) => !cannotBeBroken(line))).toEqual([]);
  });

  test('has no line that ends with a space', () => {
    expect(planText(plan, findings, PLAIN)).not.toMatch(/ $/m);
  });
});

/** Whether a line is a word behind an indent or a label, which could not be copied when broken, or a row of numbers. */
function cannotBeBroken(line: string): boolean {
  return /^(?: {2}(?:[a-z ]{14} {2}))? *\S+$|^ *(?:TIME [ A-Z]*|[\dhms ]*)$/.test(line);
}

test('a terminal narrower than any table gets what there is', () => {
  for (const width of [1, 10, 30]) {
    expect(planText(full().plan, full().findings, { ...PLAIN, width })).toMatch(/\nPlan: .*\n$/);
  }
});

test('the gravest comes first, and all that the plan says is told', () => {
  const { plan, findings } = full();
  const text = planText(plan, findings, { ...PLAIN, width: 200 });
  const heads = text.split('\n').filter((line) => /^[a-z]+ +\S+\/\S+/.test(line));
  expect(heads.map((line) => line.split(/ +/).slice(0, 2).join(' '))).toEqual([
    'refused deployment.apps/api',
    'delete configmap/web-conf-a',
    'create widget.example.com/round',
    'rollout deployment.apps/web',
    'rollout statefulset.apps/db',
    'update service/web',
    'unchanged configmap/unused',
  ]);
  expect(text).toMatchInlineSnapshot(`
"default: 1 deletion, 2 rollouts, 1 update
prod: 1 refused, 1 creation

refused    deployment.apps/api  -n shop, prod
  refused         spec.selector: Invalid value: {}: field is immutable
                    to do: give the new one another name
                    costs: no pod serves

delete     configmap/web-conf-a  -n shop
  why             followed by configmap/web-conf-b
  touches         no undo any more to deployment.apps/web -n shop revision 3

create     widget.example.com/round  -n shop, prod
  not judged      spec.template.spec.hostUsers: depends on the node
                  a kind that the model does not know

rollout    deployment.apps/web  -n shop  dist/shop.k8s.yaml:12
  held            at revision 3 since an undo, whatever the code says, until it is released
  why             containers[0].image of container main: web:1 → web:2
                  spec.template.spec.volumes[0].configMap.name: web-conf-a → web-conf-b
                    data[nginx.conf]:
                      - old line
                      + line
                    data[token]: *** → ***
                  probably renamed from deployment.apps/webserver -n shop
  also            metadata.annotations[note]: removed before
                  spec.strategy: added {"type":["Recreate",1,null]}
  config          configmap/flags updated, read as environment: reaches only pods that start later: nothing here restarts those that run
  how             all pods are replaced, whole: ReplicaSet web-7f9c8d6b5 → web-5d4f6b8c9 (still there, used again), revision 4, change cause v2: newer
                  RollingUpdate of 4 pods, maxSurge 25% = 1, maxUnavailable 25% = 1, minReadySeconds 5, progress deadline 10m
                  at least 3 of 4 available, at most 5 pods at once (7 with terminating ones)
                  completes after 10s (0s if pods started and stopped at once)

    TIME  OLD  NEW  READY  AVAILABLE  TERMINATING
      0s    4    0      4          4            0   ▓▓▓▓▓▓▓▓▓▓▓▓│▓▓▓▓
            3    2      3          3            1   ▓▓▓▓▓▓▓▓▓▓▓▓│░░░░░░░░╌╌╌╌
      2s    3    2      3          3            0   ▓▓▓▓▓▓▓▓▓▓▓▓│░░░░░░░░
      5s    1    4      3          3            2   ▓▓▓▓████████│░░░░░░░░╌╌╌╌╌╌╌╌
      7s    1    4      3          3            0   ▓▓▓▓████████│░░░░░░░░
     10s    0    4      4          4            1   ████████████│████╌╌╌╌
     12s    0    4      4          4            0   ████████████│████

    ▓ old   █ new   ░ not available   ╌ terminating   │ 3 available

  if never ready  3 pods serve, 2 pods are not ready; exceeds its progress deadline after 10m1s; nothing is rolled back
  needs           CPU 500m and memory 1Gi requested at the peak, by 5 pods
  touches         poddisruptionbudget.policy/web (minAvailable 50%): no pod may be evicted when the fewest are available, 2 otherwise
                  poddisruptionbudget.policy/all (maxUnavailable 1): 1 pod may be evicted when the fewest are available
                  horizontalpodautoscaler/web decides how many pods: 2 to 8
                  the apply sets them from 6 to 4 once, until the autoscaler mends it
                  with 4 pods: at least 3 available, at most 5 pods, 10s
                  with 4 pods: at least 3 available, at most 5 pods, 10s
                  service/web selects only the old pods
  undo            to revision 3
                  not to revision 2: it reads configmap/web-conf-0, which the head does not have
  other apply     with --server-side: refused
                    spec.selector: Invalid value: {}: field is immutable
                    spec.replicas stays 4
  not judged      spec.template.spec.hostUsers: depends on the node
                  a kind that the model does not know
  findings        warning no-readiness at spec.template.spec.containers[0], found main: the container has no readiness probe
                    to do: give it one

rollout    statefulset.apps/db  -n shop
  why             containers[0].image of container main: db:1 → db:2
  how             all pods but the first are replaced, whole: ControllerRevision db-6c8f → db-7d9f
                  RollingUpdate of 3 pods, OrderedReady, partition 1
                  at least 2 of 3 available, at most 3 pods at once
                  completes after 21s (0s if pods started and stopped at once)

    TIME  OLD  NEW  READY  AVAILABLE  TERMINATING
      0s    3    0      3          3            0   ▓▓▓▓▓▓▓▓│▓▓▓▓
            2    0      2          2            1   ▓▓▓▓▓▓▓▓│╌╌╌╌
      2s    2    1      2          2            0   ▓▓▓▓▓▓▓▓│░░░░
      7s    1    1      2          2            1   ▓▓▓▓████│╌╌╌╌
      9s    1    2      2          2            0   ▓▓▓▓████│░░░░
     14s    0    2      2          2            1   ████████│╌╌╌╌
     16s    0    3      2          2            0   ████████│░░░░
     21s    0    3      3          3            0   ████████│████

    ▓ old   █ new   ░ not available   ╌ terminating   │ 2 available

  if never ready  2 pods serve, 1 pod is not ready; stops after 2s: new pods never become ready: 1 of 3 pods are new, 2 available

update     service/web  -n shop  dist/shop.k8s.yaml:12
  why             spec.selector.version: blue → green
  touches         all requests go over at once: from deployment.apps/web -n shop to statefulset.apps/db -n shop
  other apply     with --server-side: refused
                    spec.selector: Invalid value: {}: field is immutable
                    spec.replicas stays 4
  not judged      spec.template.spec.hostUsers: depends on the node
                  a kind that the model does not know

unchanged  configmap/unused  -n shop
  findings        info unused: nothing reads it

resourcequota/compute -n shop, prod, requests.cpu: too little, allows 4, needs 2 before, 5 at the peak, 2 after
resourcequota/compute -n shop, prod, requests.memory: refuses pods, allows 4Gi, must be specified for sidecar of deployment.apps/api

For Kubernetes 1.36 and kubectl apply. Pods become ready after 5s and stop within 2s. The base is applied and settled. No admission plugin changes or refuses objects. What is not in the head is
pruned.

Plan: 1 refused, 1 deletion, 1 creation, 2 rollouts, 1 update; 1 warning, 1 info
"
`);
});

test('of many workloads ten are shown step by step', () => {
  const [workload] = samples.course.workloads;
  const workloads = Array.from({ length: 12 }, (_, index) => ({ ...workload, name: `web-${index}` }));
  const text = planText({ ...samples.course, workloads } as typeof samples.course, [], PLAIN);
  expect(text.match(/^ +TIME/gm)).toHaveLength(10);
  expect(text).toContain('The steps of 2 more workloads are in the HTML report.');
});

test('what others wrote is shown and steers no terminal', () => {
  fc.assert(
    fc.property(hostileTexts, fc.boolean(), (written, color) => {
      const { plan, findings, texts } = hostilePlan(written);
      const text = planText(plan, findings, { width: 10_000, color, unicode: true }).replace(COLORS, '');
      expect(text).not.toMatch(STEERS);
      for (const shown of SHOWN.map((usual) => texts.get(usual) ?? '')) {
        expect(text).toContain(printable(shown).trim());
      }
      expect(planText(plan, findings, { width: 60, color: false, unicode: false })).toMatch(/^[ -~\n]*$/);
    }),
    { numRuns: 100 },
  );
});

test('a quota without a namespace is named without one', () => {
  const quota = { namespace: '', name: 'team', target: 'default', resource: 'pods', hard: '4', exceeded: false };
  const plan = planOf({ quotas: [{ ...quota, before: '3', peak: '4', after: '3' }] });
  expect(planText(plan, [], PLAIN)).toMatch(/^resourcequota\/team, pods: allows 4, needs 3 before/);
});

test('a quota tells what has to be said, and not what is needed', () => {
  const needs = { resource: 'cpu', hard: '4', exceeded: false, before: '0', peak: '0', after: '0' };
  const object = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'web', target: 'default' };
  const unspecified = [
    { object, containers: ['a', 'b'] },
    { object: { ...object, name: 'api' }, containers: ['api'] },
  ];
  const plan = planOf({ quotas: [{ namespace: 'shop', name: 'team', target: 'default', ...needs, unspecified }] });
  expect(planText(plan, [], { ...PLAIN, width: 200 })).toMatch(
    /^resourcequota\/team -n shop, cpu: refuses pods, allows 4, must be specified for a, b of deployment.apps\/web and for api of deployment.apps\/api\n/,
  );
});
