import fc from 'fast-check';
import type { WorkloadPlan } from '../../lib/plan/workload';
import { commentMarker, planMarkdown } from '../../lib/report/markdown/markdown';
import { full } from './samples/full';
import { manyWorkloads } from './samples/many';
import { planOf } from './samples/plan';
import { samples } from './samples/samples';

const LIMIT = 60_000;

test('a comment begins with a hidden marker, then how much changes, then a table, then folds', () => {
  const [marker, head, table, fold] = planMarkdown(samples.course).split('\n\n');
  expect(marker).toBe('<!-- cdk8s-rollout plan -->');
  expect(head).toBe('### Plan: 1 rollout');
  expect(table?.split('\n')).toEqual([
    '| | | why | available | pods | time |',
    '| :-- | :-- | :-- | --: | --: | --: |',
    expect.stringMatching(/^\| \*\*rollout\*\* \| `deployment.apps\/ngx-dep` \| .* \| 3 of 4 \| at most 7 \| 40s \|$/),
  ]);
  expect(fold).toMatch(/^<details open><summary><b>rollout<\/b> /);
});

test('the marker tells several comments of one pull request apart, and nothing ends it early', () => {
  expect(commentMarker()).not.toBe(commentMarker('prod'));
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
      expect(commentMarker(one)).toMatch(/^<!-- cdk8s-rollout plan (?:(?!--)[!-~])* -->$/);
      expect(commentMarker(one) === commentMarker(other)).toBe(one === other);
    }),
  );
});

test('a plan in which nothing changes is short', () => {
  const text = planMarkdown(samples.unchanged);
  expect(text).toMatch(/^<!-- .* -->\n\n### Plan: nothing changes\n\n1 workload stays as it is\.\n\n/);
  expect(text).not.toMatch(/details|^\|/m);
});

test('all that the plan says is told', () => {
  const { plan, findings } = full();
  expect(planMarkdown(plan, findings)).toMatchInlineSnapshot(`
"<!-- cdk8s-rollout plan -->

### Plan: 1 refused, 1 deletion, 1 creation, 2 rollouts, 1 update; 1 warning, 1 info

- \`default\`: 1 deletion, 2 rollouts, 1 update
- \`prod\`: **1 refused, 1 creation**

| | | why | available | pods | time |
| :-- | :-- | :-- | --: | --: | --: |
| **refused** | \`deployment.apps/api\` \`-n shop, prod\` | \`spec.selector: Invalid value: {}: field is immutable\` |  |  |  |
| **delete** | \`configmap/web-conf-a\` \`-n shop\` | \`followed by configmap/web-conf-b\` |  |  |  |
| **create** | \`widget.example.com/round\` \`-n shop, prod\` | \`spec.template.spec.hostUsers: depends on the node\` and 1 more |  |  |  |
| **rollout** | \`deployment.apps/web\` \`-n shop\` | \`containers[0].image of container main: web:1 → web:2\` and 2 more | 3 of 4 | at most 7 | 10s |
| **rollout** | \`statefulset.apps/db\` \`-n shop\` | \`containers[0].image of container main: db:1 → db:2\` | 2 of 3 | at most 3 | 21s |
| **update** | \`service/web\` \`-n shop\` | \`spec.selector.version: blue → green\` |  |  |  |
| **unchanged** | \`configmap/unused\` \`-n shop\` | \`info unused: nothing reads it\` |  |  |  |

**Quotas**

- \`resourcequota/compute -n shop, prod\`, \`requests.cpu\`: **too little**, allows \`4\`, needs \`2\` before, \`5\` at the peak, \`2\` after
- \`resourcequota/compute -n shop, prod\`, \`requests.memory\`: **refuses pods**, allows \`4Gi\`, must be specified for \`sidecar\` of \`deployment.apps/api\`

<details open><summary><b>refused</b> <code>deployment&#46;apps&#47;api</code> <code>&#45;n shop&#44; prod</code></summary>

- **refused**
  - \`spec.selector\`: Invalid value: {}: field is immutable
    - to do: give the new one another name
    - costs: no pod serves

</details>

<details><summary><b>delete</b> <code>configmap&#47;web&#45;conf&#45;a</code> <code>&#45;n shop</code></summary>

- **why**: followed by \`configmap/web-conf-b\`
- **touches**: **no undo any more** to \`deployment.apps/web -n shop revision 3\`

</details>

<details><summary><b>create</b> <code>widget&#46;example&#46;com&#47;round</code> <code>&#45;n shop&#44; prod</code></summary>

- **not judged**
  - \`spec.template.spec.hostUsers\`: depends on the node
  - a kind that the model does not know

</details>

<details><summary><b>rollout</b> <code>deployment&#46;apps&#47;web</code> <code>&#45;n shop</code></summary>

\`dist/shop.k8s.yaml:12\`

- **held**: at revision 3 since an undo, whatever the code says, until it is released
- **why**
  - \`containers[0].image\` of container \`main\`: \`web:1\` → \`web:2\`
  - \`spec.template.spec.volumes[0].configMap.name\`: \`web-conf-a\` → \`web-conf-b\`
    - \`data[nginx.conf]\`:
    - \\- \`old line\`
    - \\+ \`line\`
    - \`data[token]\`: \`***\` → \`***\`
  - probably renamed from \`deployment.apps/webserver -n shop\`
- **also**
  - \`metadata.annotations[note]\`: removed \`before\`
  - \`spec.strategy\`: added \`{"type":["Recreate",1,null]}\`
- **config**: \`configmap/flags\` updated, read as environment: **reaches only pods that start later: nothing here restarts those that run**
- **how**
  - all pods are replaced, whole: ReplicaSet \`web-7f9c8d6b5\` → \`web-5d4f6b8c9\` (still there, used again), revision 4, change cause \`v2: newer\`
  - RollingUpdate of 4 pods, maxSurge \`25%\` = 1, maxUnavailable \`25%\` = 1, minReadySeconds 5, progress deadline 10m
  - **at least 3 of 4 available**, **at most 5 pods at once** (7 with terminating ones)
  - **completes after 10s** (0s if pods started and stopped at once)
- **if never ready**: 3 pods serve, 2 pods are not ready; **exceeds its progress deadline after 10m1s**; nothing is rolled back
- **needs**: CPU 500m and memory 1Gi requested at the peak, by 5 pods
- **touches**
  - \`poddisruptionbudget.policy/web\` (minAvailable \`50%\`): no pod may be evicted when the fewest are available, 2 otherwise
  - \`poddisruptionbudget.policy/all\` (maxUnavailable \`1\`): 1 pod may be evicted when the fewest are available
  - \`horizontalpodautoscaler/web\` decides how many pods: 2 to 8
  - **the apply sets them from 6 to 4 once**, until the autoscaler mends it
  - with 4 pods: at least 3 available, at most 5 pods, 10s
  - with 4 pods: at least 3 available, at most 5 pods, 10s
  - \`service/web\` **selects only the old pods**
- **undo**
  - to revision 3
  - **not to revision 2**: it reads \`configmap/web-conf-0\`, which the head does not have
- **other apply**
  - with --server-side: **refused**
    - \`spec.selector\`: Invalid value: {}: field is immutable
    - spec.replicas stays 4
- **not judged**
  - \`spec.template.spec.hostUsers\`: depends on the node
  - a kind that the model does not know
- **findings**
  - **warning** \`no-readiness\` at \`spec.template.spec.containers[0]\`, found \`main\`: the container has no readiness probe
    - to do: give it one

| Time | Old | New | Ready | Available | Terminating | Pods |
| ---: | ---: | ---: | ---: | ---: | ---: | :--- |
| before | 4 | 0 | 4 | 4 | 0 | \`▓▓▓▓▓▓▓▓▓│▓▓▓\` |
| 0s | 3 | 2 | 3 | 3 | 1 | \`▓▓▓▓▓▓▓▓▓│░░░░░░╌╌╌\` |
| 2s | 3 | 2 | 3 | 3 | 0 | \`▓▓▓▓▓▓▓▓▓│░░░░░░\` |
| 5s | 1 | 4 | 3 | 3 | 2 | \`▓▓▓██████│░░░░░░╌╌╌╌╌╌\` |
| 7s | 1 | 4 | 3 | 3 | 0 | \`▓▓▓██████│░░░░░░\` |
| 10s | 0 | 4 | 4 | 4 | 1 | \`█████████│███╌╌╌\` |
| 12s | 0 | 4 | 4 | 4 | 0 | \`█████████│███\` |

▓ old · █ new · ░ not available · ╌ terminating · │ 3 available

</details>

<details><summary><b>rollout</b> <code>statefulset&#46;apps&#47;db</code> <code>&#45;n shop</code></summary>

- **why**: \`containers[0].image\` of container \`main\`: \`db:1\` → \`db:2\`
- **how**
  - all pods but the first are replaced, whole: ControllerRevision \`db-6c8f\` → \`db-7d9f\`
  - RollingUpdate of 3 pods, OrderedReady, partition 1
  - **at least 2 of 3 available**, **at most 3 pods at once**
  - **completes after 21s** (0s if pods started and stopped at once)
- **if never ready**: 2 pods serve, 1 pod is not ready; **stops after 2s**: new pods never become ready: 1 of 3 pods are new, 2 available

| Time | Old | New | Ready | Available | Terminating | Pods |
| ---: | ---: | ---: | ---: | ---: | ---: | :--- |
| before | 3 | 0 | 3 | 3 | 0 | \`▓▓▓▓▓▓▓▓│▓▓▓▓\` |
| 0s | 2 | 0 | 2 | 2 | 1 | \`▓▓▓▓▓▓▓▓│╌╌╌╌\` |
| 2s | 2 | 1 | 2 | 2 | 0 | \`▓▓▓▓▓▓▓▓│░░░░\` |
| 7s | 1 | 1 | 2 | 2 | 1 | \`▓▓▓▓████│╌╌╌╌\` |
| 9s | 1 | 2 | 2 | 2 | 0 | \`▓▓▓▓████│░░░░\` |
| 14s | 0 | 2 | 2 | 2 | 1 | \`████████│╌╌╌╌\` |
| 16s | 0 | 3 | 2 | 2 | 0 | \`████████│░░░░\` |
| 21s | 0 | 3 | 3 | 3 | 0 | \`████████│████\` |

▓ old · █ new · ░ not available · ╌ terminating · │ 2 available

</details>

<details><summary><b>update</b> <code>service&#47;web</code> <code>&#45;n shop</code></summary>

\`dist/shop.k8s.yaml:12\`

- **why**: \`spec.selector.version\`: \`blue\` → \`green\`
- **touches**: **all requests go over at once**: from \`deployment.apps/web -n shop\` to \`statefulset.apps/db -n shop\`
- **other apply**
  - with --server-side: **refused**
    - \`spec.selector\`: Invalid value: {}: field is immutable
    - spec.replicas stays 4
- **not judged**
  - \`spec.template.spec.hostUsers\`: depends on the node
  - a kind that the model does not know

</details>

<details><summary><b>unchanged</b> <code>configmap&#47;unused</code> <code>&#45;n shop</code></summary>

- **findings**: info \`unused\`: nothing reads it

</details>

For Kubernetes 1.36 and kubectl apply. Pods become ready after 5s and stop within 2s. The base is applied and settled. No admission plugin changes or refuses objects. What is not in the head is pruned.
"
`);
});

test('what there is no room for is left out as a whole and named, the gravest kept', () => {
  const plan = manyWorkloads(300);
  const text = planMarkdown(plan);
  const folds = [...text.matchAll(/^<details[^>]*><summary>.*<code>(.*)<\/code><\/summary>/gm)];
  const [, named = '', more] = /\*\*Left out\*\*, [^:]*: (.*?)(?: and (\d+) more)?\.$/m.exec(text) ?? [];
  const names = [...named.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
  expect(text.length).toBeLessThanOrEqual(LIMIT);
  expect(text.length).toBeGreaterThan(LIMIT * 0.9);
  expect(folds.length).toBeGreaterThan(20);
  expect(names.length).toBeGreaterThan(20);
  expect(folds.length + names.length + Number(more)).toBe(300);
  const kept = folds.map(([, name = '']) => name.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))));
  expect(names.filter((name) => kept.includes(name ?? ''))).toEqual([]);
});

test('what is left out of several targets has a name that is its own', () => {
  const [workload] = manyWorkloads(1).workloads as readonly [WorkloadPlan];
  const workloads = ['dev', 'prod'].map((target) => ({ ...workload, namespace: 'shop', target }));
  const text = planMarkdown(planOf({ workloads }), [], { limit: 2000 });
  expect(text).toMatch(
    /^\*\*Left out\*\*.*: `deployment.apps\/web-0-x- -n shop, dev`, `deployment.apps\/web-0-x- -n shop, prod`\.$/m,
  );
});

test('no comment is longer than its limit, and no section is cut', () => {
  const sizes = fc.record({
    count: fc.integer({ min: 0, max: 80 }),
    longest: fc.constantFrom(1, 50, 253, 5000),
    limit: fc.integer({ min: 4000, max: LIMIT }),
    targets: fc.integer({ min: 1, max: 80 }),
  });
  fc.assert(
    fc.property(sizes, ({ count, longest, limit, targets }) => {
      const text = planMarkdown(manyWorkloads(count, longest, targets), [], { limit });
      expect(text.length).toBeLessThanOrEqual(limit);
      expect(text.match(/^<details/gm)?.length ?? 0).toBe(text.match(/^<\/details>/gm)?.length ?? 0);
      expect(text).toMatch(/For Kubernetes 1\.36 .*\n$/);
    }),
    { numRuns: 40 },
  );
});
