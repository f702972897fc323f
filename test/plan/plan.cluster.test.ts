import { kubectlMessage } from '../../lib/kubernetes/validation/message';
import { type JsonObject, own } from '../../lib/kubernetes/value';
import type { Plan } from '../../lib/plan/plan';
import { preStopSleep } from '../../lib/plan/workload-plan/stop';
import { useControlPlane } from '../control-plane/jest/use-cluster';
import type { Namespace } from '../control-plane/namespace';
import type { Pod, Workload } from '../control-plane/objects';
import { random } from '../control-plane/random';
import { report, runs, seed } from '../kubernetes/runs';
import { type GeneratedChange, generatedChange } from './cluster/change';
import { exampleChanges } from './cluster/examples';
import { momentsOf, runBase, watchRollout } from './cluster/watched';
import { core, deployment, planOf } from './manifests';

const AT_ONCE = 12;
const [START, STOP] = [5, 2];

const cluster = useControlPlane();

const text = (objects: readonly object[]) => objects.map((object) => JSON.stringify(object)).join('\n---\n');

/** Applies a change in a namespace of its own and holds what happens against the plan. */
async function hold(namespace: Namespace, change: GeneratedChange, isBroken: boolean): Promise<Plan> {
  const { base, head, what } = change;
  const store = await namespace.store();
  const kubelet = await namespace.kubelet({ seed });
  await namespace.apply(text(base));
  await runBase(store, kubelet);
  const plan = planOf(base, head, { podStartSeconds: START, podStopSeconds: STOP });
  const [workload] = plan.workloads;
  if (workload === undefined) {
    throw new Error('the plan has no workload');
  }
  const before = store.list<Pod>('Pod').map(({ metadata }) => metadata.uid);
  const { code, stderr } = await namespace.kubectl(['apply', '--validate=strict', '-f', '-'], text(head));
  const said = [...new Set(plan.refusals.map(({ object }) => object.kind))].flatMap((kind) =>
    kubectlMessage(
      head.find((object) => object.kind === kind),
      plan.refusals.filter(({ object }) => object.kind === kind),
    ),
  );
  expect({ what, refused: code !== 0, stderr: errorsOf(stderr) }).toEqual({
    what,
    refused: said.length > 0,
    stderr: said.map((message) => `${message}\n`).join(''),
  });
  const timeline = isBroken && workload.ifNeverReady ? workload.ifNeverReady.timeline : workload.timeline;
  const revision = (workload.replicaSet ?? workload.controllerRevision)?.name ?? '';
  if (timeline === undefined) {
    await store.settled();
    expect({ what, pods: store.list<Pod>('Pod').map(({ metadata }) => metadata.uid) }).toEqual({ what, pods: before });
  } else {
    const [stopOld = STOP, stopNew = STOP] = [base, head].map((objects) =>
      Math.max(STOP, preStopSleep(objects.find(({ kind }) => kind === workload.kind))),
    );
    const watched = await watchRollout(store, kubelet, timeline, revision, {
      start: START,
      stopOld,
      stopNew,
      isBroken,
    });
    expect({ what, change, watched }).toEqual({ what, change, watched: momentsOf(timeline) });
  }
  if (workload.verdict !== 'refused' && !isPaused(head, workload.kind)) {
    const kind = workload.kind === 'Deployment' ? 'ReplicaSet' : 'ControllerRevision';
    expect(store.list<Workload>(kind).map(({ metadata }) => metadata.name)).toContain(revision);
  }
  return plan;
}

function isPaused(objects: readonly JsonObject[], kind: string): boolean {
  return own(objects.find((object) => object.kind === kind)?.spec, 'paused') === true;
}

/** Warnings are told by the plan's findings, not by its refusals. */
function errorsOf(stderr: string): string {
  return stderr
    .split('\n')
    .filter((line) => !line.startsWith('Warning:'))
    .join('\n');
}

test('what the examples change comes to what the plan says', async () => {
  const changes = exampleChanges();
  for (const change of changes) {
    for (const isBroken of [false, true]) {
      const namespace = await cluster().namespace('test');
      await hold(namespace, change, isBroken);
      await namespace.remove();
    }
  }
  report(`plan: ${changes.length} changes of examples, with pods that become ready and with pods that never do`);
}, 600_000);

test('what is created paused has no ReplicaSet and no pod', async () => {
  const namespace = await cluster().namespace('test');
  const [before, paused] = [core('ConfigMap', 'conf'), deployment({ paused: true })];
  const change = { what: 'a creation that is paused', base: [before], head: [before, paused] };
  const [workload] = (await hold(namespace, change, false)).workloads;
  const store = await namespace.store();
  expect([workload?.timeline, workload?.replicaSet]).toEqual([undefined, undefined]);
  expect(store.list<Workload>('ReplicaSet')).toEqual([]);
  await namespace.remove();
});

test('generated changes come to what the plan says', async () => {
  const chance = random(seed);
  const changes = Array.from({ length: runs(200) }, (_, index) => generatedChange(index, chance));
  const verdicts = new Map<string, number>();
  let next = 0;
  const worker = async () => {
    while (next < changes.length) {
      const index = next++;
      const namespace = await cluster().namespace('test');
      const plan = await hold(namespace, changes[index] as GeneratedChange, index % 4 === 3);
      await namespace.remove();
      for (const verdict of [
        ...(plan.workloads[0]?.changes ?? []),
        ...plan.objects.map(({ change }) => `object ${change}`),
      ]) {
        verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  report(
    `plan: ${changes.length} changes: ${[...verdicts]
      .map((entry) => entry.join(' '))
      .sort()
      .join(', ')}`,
  );
  for (const verdict of ['refused', 'rollout', 'restart', 'scale', 'update', 'unchanged', 'pause']) {
    expect({ verdict, count: verdicts.get(verdict) ?? 0 }).toEqual({ verdict, count: expect.any(Number) });
    expect(verdicts.get(verdict) ?? 0).toBeGreaterThan(0);
  }
}, 900_000);
