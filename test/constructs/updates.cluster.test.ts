import { App, Chart } from 'cdk8s';
import { stringify } from 'yaml';
import { DaemonSet, DaemonSetUpdateStrategy, PercentOrAbsolute, Service, StatefulSet } from '../../lib';
import { useControlPlane } from '../control-plane/jest/use-cluster';
import type { Step } from '../control-plane/kubelet';
import type { Pod } from '../control-plane/objects';

const cluster = useControlPlane();

const OLD = 'registry.k8s.io/etcd:3.5.16-0';
const NEW = 'registry.k8s.io/etcd:3.5.17-0';

type Add = (chart: Chart, image: string) => void;

function yaml(add: Add, image: string): string {
  const chart = new Chart(new App(), 'chart');
  add(chart, image);
  return (chart.toJson() as unknown[]).map((object) => stringify(object)).join('---\n');
}

/** Starts a workload and gives it another image; gives what the pods do then, and what is said of it. */
async function update(workload: string, add: Add, place: (pod: Pod) => string) {
  const namespace = await cluster().namespace('test');
  const store = await namespace.store();
  const kubelet = await namespace.kubelet({ seed: 1 });
  const status = () => namespace.kubectlOk(['rollout', 'status', workload, '--watch=false']);
  await namespace.apply(yaml(add, OLD));
  await kubelet.run();
  await namespace.apply(yaml(add, NEW));
  await store.settled();
  const begun = await status();
  const steps: string[] = [];
  await kubelet.run(({ action, pod }: Step) =>
    steps.push(`${action} ${place(pod)} ${pod.spec.containers[0]?.image.split(':')[1]}`),
  );
  expect(store.list<Pod>('Pod').map(({ spec }) => spec.containers[0]?.image)).toEqual([NEW, NEW, NEW]);
  return { begun: begun.trim(), steps, done: (await status()).trim() };
}

const etcd: Add = (chart, image) => {
  const service = new Service(chart, 'Members', { name: 'etcd', clusterIP: 'None', ports: [{ port: 2379 }] });
  new StatefulSet(chart, 'Etcd', { name: 'etcd', service, replicas: 3, containers: [{ image, portNumber: 2379 }] });
};

test('a StatefulSet with another image exchanges its pods from the highest to the lowest', async () => {
  const { begun, steps, done } = await update('statefulset/etcd', etcd, ({ metadata }) => metadata.name);
  expect(steps).toEqual([
    'gone etcd-2 3.5.16-0',
    'ready etcd-2 3.5.17-0',
    'gone etcd-1 3.5.16-0',
    'ready etcd-1 3.5.17-0',
    'gone etcd-0 3.5.16-0',
    'ready etcd-0 3.5.17-0',
  ]);
  expect(begun).toBe('Waiting for partitioned roll out to finish: 0 out of 3 new pods have been updated...');
  expect(done).toBe('partitioned roll out complete: 3 new pods have been updated...');
});

test('a DaemonSet with surge starts the new pod of a node before the old one ends', async () => {
  const strategy = DaemonSetUpdateStrategy.rollingUpdate({
    maxSurge: PercentOrAbsolute.absolute(1),
    maxUnavailable: PercentOrAbsolute.absolute(0),
  });
  const add: Add = (chart, image) =>
    void new DaemonSet(chart, 'Agent', { name: 'agent', strategy, containers: [{ image, portNumber: 9100 }] });
  const { begun, steps, done } = await update('daemonset/agent', add, ({ spec }) => spec.nodeName ?? '');
  // Which node comes first, and whether its old pod ends before the next node begins, is left open.
  const of = (node: string) => steps.filter((step) => step.includes(` ${node} `));
  for (const node of ['node-1', 'node-2', 'node-3']) {
    expect(of(node)).toEqual([`ready ${node} 3.5.17-0`, `gone ${node} 3.5.16-0`]);
  }
  expect(steps).toHaveLength(6);
  // While a node has two pods, the controller counts the older one.
  expect(begun).toBe('Waiting for daemon set "agent" rollout to finish: 0 out of 3 new pods have been updated...');
  expect(done).toBe('daemon set "agent" successfully rolled out');
});
