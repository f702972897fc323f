import { readFileSync } from 'node:fs';
import { parseAllDocuments, stringify } from 'yaml';
import { type Minor, simulate, type Timeline } from '../../../lib/kubernetes';
import { useControlPlane } from '../../control-plane/jest/use-cluster';
import type { Workload } from '../../control-plane/objects';
import { report } from '../runs';
import { secondsLate, type Watched, watchOnTime } from './on-time';
import { comparable, differenceOf, restsOf, watchRests } from './rest';
import { type Kind, workload } from './rollouts';

/** Multiples of one time, so that what happens at once and what happens later cannot be taken for one another. */
const START = 8;
const STOP = 4;
const cluster = useControlPlane({ podStart: START * 1000, podStop: STOP * 1000 });

interface Case {
  readonly before: object;
  readonly after: object;
  readonly neverReady?: boolean;
}

/** The Deployment of an example, with other seconds between ready and available. */
function course(version: string): object {
  const documents = parseAllDocuments(readFileSync(`examples/course/dist/${version}/ngx.k8s.yaml`, 'utf8'));
  const deployment = documents.map((one) => one.toJS()).find(({ kind }) => kind === 'Deployment');
  return { ...deployment, spec: { ...deployment.spec, minReadySeconds: 5 } };
}

function exchange(kind: Kind, spec: object, image = 'nginx:2'): Case {
  return { before: workload(kind, 'nginx:1', spec), after: workload(kind, image, spec) };
}

const surge = { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } };
const members = { replicas: 3, serviceName: 'web' };

const CASES: Readonly<Record<string, Case>> = {
  'the course, from v1 to v2': { before: course('v1'), after: course('v2') },
  'surge 1, unavailable 0': exchange('Deployment', { replicas: 3, strategy: surge }),
  Recreate: exchange('Deployment', { replicas: 3, strategy: { type: 'Recreate' } }),
  'another size and another template': {
    before: workload('Deployment', 'nginx:1', { replicas: 8 }),
    after: workload('Deployment', 'nginx:2', { replicas: 4 }),
  },
  'new pods never become ready': {
    ...exchange('Deployment', { replicas: 4, progressDeadlineSeconds: 2 * START }, 'broken:2'),
    neverReady: true,
  },
  'a StatefulSet': exchange('StatefulSet', members),
  'a StatefulSet with Parallel and a partition': exchange('StatefulSet', {
    ...members,
    podManagementPolicy: 'Parallel',
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1 } },
  }),
  'a DaemonSet': exchange('DaemonSet', { minReadySeconds: 4 }),
  'a DaemonSet with surge': exchange('DaemonSet', { updateStrategy: surge }),
};

function isLate(workload: Workload | undefined): boolean {
  return workload?.status.conditions?.some(({ reason }) => reason === 'ProgressDeadlineExceeded') ?? false;
}

async function watched(name: string, { before, after, neverReady = false }: Case): Promise<Watched> {
  const minor = cluster().minor as Minor;
  const pods = { old: { start: START, stop: STOP }, new: { start: START, stop: STOP, neverReady } };
  const timeline = simulate(before, after, pods, { minor, nodes: 3 }) as Timeline;
  const namespace = await cluster().namespace();
  const store = await namespace.store();
  await namespace.apply(stringify(before));
  const { kind } = after as { readonly kind: string };
  await namespace.kubectlOk(['rollout', 'status', `${kind.toLowerCase()}/${nameOf(after)}`, '--timeout=120s']);
  await namespace.settled();
  const last = Math.max(timeline.seconds, timeline.steps.at(-1)?.at ?? 0);
  const seen = await watchRests(store, kind, timeline.revision, last * 1.1 + 6, () =>
    namespace.apply(stringify(after)),
  );
  const simulated = restsOf(timeline);
  const { difference } = differenceOf(
    { rests: comparable(seen.rests, simulated), late: isLate(seen.workload) },
    { rests: comparable(simulated, simulated), late: timeline.verdict.outcome === 'exceedsDeadline' },
  );
  const late = secondsLate(seen.changes, START, STOP);
  if (difference !== undefined) return { difference, late };
  const [at, then] = [seen.rests.at(-1)?.at ?? 0, simulated.at(-1)?.at ?? 0];
  const times = `the last after ${at.toFixed(1)} s, simulated ${then} s, kwok ${late.toFixed(1)} s late`;
  report(`${name}: ${simulated.length} states of rest as simulated, ${times}`);
  return { late };
}

function nameOf(manifest: object): string {
  return (manifest as { readonly metadata: { readonly name: string } }).metadata.name;
}

test('rollouts on a cluster take the steps and the seconds that are simulated', async () => {
  expect(await watchOnTime(CASES, watched)).toEqual({});
}, 600_000);
