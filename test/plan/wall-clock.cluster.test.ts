import { useControlPlane } from '../control-plane/jest/use-cluster';
import { report } from '../kubernetes/runs';
import { secondsLate, type Watched, watchOnTime } from '../kubernetes/simulation/on-time';
import { comparable, differenceOf, restsOf, watchRests } from '../kubernetes/simulation/rest';
import type { GeneratedChange } from './cluster/change';
import { exampleChanges } from './cluster/examples';
import { planOf } from './manifests';

const START = 8;

/** Longer than the preStop sleeps of the examples, for kwok does not know of them. */
const STOP = 12;
const cluster = useControlPlane({ podStart: START * 1000, podStop: STOP * 1000 });

const text = (objects: readonly object[]) => objects.map((object) => JSON.stringify(object)).join('\n---\n');

/** Where nothing rolls there is no time to compare. */
function rollsOut({ base, head }: GeneratedChange): boolean {
  return planOf(base, head).workloads[0]?.timeline !== undefined;
}

/** Applies a change and holds what is seen against the plan. */
async function watched(what: string, { base, head }: GeneratedChange): Promise<Watched> {
  const [workload] = planOf(base, head, { podStartSeconds: START, podStopSeconds: STOP }).workloads;
  const { kind, timeline } = workload ?? {};
  const name = (workload?.replicaSet ?? workload?.controllerRevision)?.name;
  if (kind === undefined || timeline === undefined || name === undefined) {
    throw new Error(`${what}: the plan has no rollout`);
  }
  const namespace = await cluster().namespace();
  const store = await namespace.store();
  await namespace.apply(text(base));
  await namespace.kubectlOk(['rollout', 'status', `${kind.toLowerCase()}/${workload?.name}`, '--timeout=120s']);
  await namespace.settled();
  const last = Math.max(timeline.seconds, timeline.steps.at(-1)?.at ?? 0);
  const revision = { kind: 'ReplicaSet', name, hash: name.slice(name.lastIndexOf('-') + 1) } as const;
  const { rests, changes } = await watchRests(store, kind, revision, last * 1.1 + 6, () => namespace.apply(text(head)));
  const planned = restsOf(timeline);
  const { difference } = differenceOf(comparable(rests, planned), comparable(planned, planned));
  const late = secondsLate(changes, START, STOP);
  if (difference !== undefined) return { difference, late };
  report(`${what}: the last rest after ${rests.at(-1)?.at.toFixed(1)} s, planned ${planned.at(-1)?.at} s`);
  return { late };
}

test('what the examples change takes the seconds that the plan says', async () => {
  const changes = exampleChanges({ waits: true }).filter(rollsOut);
  expect(changes.length).toBeGreaterThanOrEqual(5);
  const cases = Object.fromEntries(changes.map((change) => [change.what, change]));
  expect(await watchOnTime(cases, watched)).toEqual({});
}, 900_000);
