import type { Cluster } from './cluster';
import { useControlPlane } from './jest/use-cluster';
import type { Fate, KubeletOptions, Step } from './kubelet';
import type { Namespace } from './namespace';
import { controllerOf, type Pod, type Workload } from './objects';

const cluster = useControlPlane();

function workload(kind: 'Deployment' | 'StatefulSet' | 'DaemonSet', image: string, spec: object = {}) {
  const labels = { app: 'web' };
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name: 'web' },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'web', image }] } },
      ...spec,
    },
  };
}

/** Names without the parts that are random: those of the pods of a ReplicaSet and of a DaemonSet. */
function place({ action, pod }: Step): string {
  const controller = controllerOf(pod);
  if (controller?.kind === 'StatefulSet') return `${action} ${pod.metadata.name}`;
  return `${action} ${controller?.name}${controller?.kind === 'DaemonSet' ? ` on ${pod.spec.nodeName}` : ''}`;
}

async function played(where: Cluster, options: Partial<KubeletOptions> = {}) {
  const namespace = await where.namespace('test');
  return { namespace, store: await namespace.store(), kubelet: await namespace.kubelet({ seed: 1, ...options }) };
}

/** Rolls a Deployment of 4 out and over to a second template; gives what was done and the sizes after each step. */
async function rollOver(seed: number): Promise<string[]> {
  const { namespace, store, kubelet } = await played(cluster(), { seed });
  const spec = { replicas: 4, minReadySeconds: 30 };
  await namespace.create(workload('Deployment', 'nginx:1.21-alpine', spec));
  await kubelet.run();
  await namespace.apply(JSON.stringify(workload('Deployment', 'nginx:1.22-alpine', spec)));
  const steps: string[] = [];
  await kubelet.run((step) => {
    const sizes = store
      .list<Workload>('ReplicaSet')
      .map(({ spec, status }) => `${status.availableReplicas ?? 0}/${spec.replicas}`);
    steps.push(`${place(step)}: ${sizes.join(' ')}`);
  });
  return steps;
}

test('the same seed gives the same rollout, another seed another order, and both end complete', async () => {
  const [first = [], second = [], other = []] = await Promise.all([rollOver(7), rollOver(7), rollOver(8)]);
  expect(second).toEqual(first);
  expect(other).not.toEqual(first);
  // Four pods become ready and four vanish, in whatever order.
  for (const steps of [first, other]) {
    expect(steps).toHaveLength(8);
    expect(steps.filter((step) => step.startsWith('ready'))).toHaveLength(4);
    expect(steps.at(-1)).toMatch(/: (0\/0 4\/4|4\/4 0\/0)$/);
  }
});

test('after each step every controller has counted what is there', async () => {
  const { namespace, store, kubelet } = await played(cluster());
  await namespace.create(workload('Deployment', 'nginx', { replicas: 3 }));
  let ready = 0;
  await kubelet.run(() => {
    ready += 1;
    const [deployment] = store.list<Workload>('Deployment');
    expect(deployment?.status).toMatchObject({ replicas: 3, readyReplicas: ready, availableReplicas: ready });
  });
  expect(ready).toBe(3);
});

test('a pod that has been ready for less than minReadySeconds is not available', async () => {
  const { namespace, store, kubelet } = await played(cluster(), { readyFor: 0 });
  await namespace.create(workload('Deployment', 'nginx', { replicas: 1, minReadySeconds: 300 }));
  await kubelet.run();
  const [deployment] = store.list<Workload>('Deployment');
  expect(deployment?.status).toMatchObject({ readyReplicas: 1, unavailableReplicas: 1 });
});

test('kwok leaves the pods of a played namespace alone, before they start and after they are deleted', async () => {
  const { namespace, store, kubelet } = await played(cluster(), { fate: () => 'waits' });
  await namespace.create(workload('Deployment', 'nginx', { replicas: 1 }));
  await kubelet.run();
  const [pod] = store.list<Pod>('Pod');
  expect(pod?.status.phase).toBe('Pending');
  await namespace.kubectlOk(['delete', 'pods', '--all', '--wait=false']);
  await store.settled();
  expect(store.list<Pod>('Pod').filter(({ metadata }) => metadata.deletionTimestamp !== undefined)).toHaveLength(1);
});

describe('a pod', () => {
  /** What happens to a Deployment of 1 whose first pod meets a fate; the pods after it become ready. */
  async function first(fate: Fate) {
    let met: string | undefined;
    const { namespace, store, kubelet } = await played(cluster(), {
      fate: ({ metadata }) => {
        met ??= metadata.uid;
        return metadata.uid === met ? fate : 'ready';
      },
    });
    await namespace.create(workload('Deployment', 'nginx', { replicas: 1 }));
    const steps: string[] = [];
    await kubelet.run(({ action }) => steps.push(action));
    const phases = store.list<Pod>('Pod').map(({ status }) => status.phase);
    return { steps, phases: phases.sort(), ready: store.list<Workload>('Deployment')[0]?.status.readyReplicas };
  }

  test('that fails is replaced', async () => {
    expect(await first('failed')).toEqual({ steps: ['failed', 'ready'], phases: ['Failed', 'Running'], ready: 1 });
  });

  test('that never becomes ready keeps its place', async () => {
    expect(await first('unready')).toEqual({ steps: ['unready'], phases: ['Running'], ready: undefined });
  });

  test('that never starts keeps its place', async () => {
    expect(await first('waits')).toEqual({ steps: [], phases: ['Pending'], ready: undefined });
  });
});

async function update(namespace: Namespace, object: object): Promise<void> {
  await namespace.apply(JSON.stringify(object));
}

test('a StatefulSet starts from the lowest ordinal and is updated from the highest', async () => {
  const { namespace, kubelet } = await played(cluster());
  await namespace.create(workload('StatefulSet', 'nginx:1.21-alpine', { replicas: 2 }));
  const steps: string[] = [];
  await kubelet.run((step) => steps.push(place(step)));
  await update(namespace, workload('StatefulSet', 'nginx:1.22-alpine', { replicas: 2 }));
  await kubelet.run((step) => steps.push(place(step)));
  expect(steps).toEqual(['ready web-0', 'ready web-1', 'gone web-1', 'ready web-1', 'gone web-0', 'ready web-0']);
});

test('a DaemonSet has a pod on each node and is updated one node at a time', async () => {
  const { namespace, kubelet } = await played(cluster());
  await namespace.create(workload('DaemonSet', 'nginx:1.21-alpine'));
  const started: string[] = [];
  await kubelet.run((step) => started.push(place(step)));
  expect(started.sort()).toEqual(['ready web on node-1', 'ready web on node-2', 'ready web on node-3']);
  await update(namespace, workload('DaemonSet', 'nginx:1.22-alpine'));
  const updated: string[] = [];
  await kubelet.run((step) => updated.push(place(step)));
  expect(updated.map((step) => step.split(' ')[0])).toEqual(['gone', 'ready', 'gone', 'ready', 'gone', 'ready']);
});
