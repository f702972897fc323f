import { App, Chart } from 'cdk8s';
import { stringify } from 'yaml';
import { ConfigMap, Deployment, HorizontalPodAutoscaler, Metric, MetricTarget } from '../../lib';
import { useControlPlane } from '../control-plane/jest/use-cluster';
import type { Pod, Workload } from '../control-plane/objects';

const cluster = useControlPlane();

/** A web app with a config, at a size of its own or of an autoscaler. */
function web(message: string, options: { readonly autoscaled?: boolean; readonly image?: string } = {}): string {
  const chart = new Chart(new App(), 'web');
  const config = new ConfigMap(chart, 'Config', { name: 'web-config', data: { 'message.txt': message } });
  const deployment = new Deployment(chart, 'Web', {
    name: 'web',
    ...(options.autoscaled ? {} : { replicas: 2 }),
    containers: [
      {
        image: options.image ?? 'nginx:1.22-alpine',
        portNumber: 8080,
        volumeMounts: [{ path: '/config', volume: config.asVolume() }],
      },
    ],
  });
  if (options.autoscaled) {
    new HorizontalPodAutoscaler(chart, 'Autoscaler', {
      metadata: { name: 'web' },
      target: deployment,
      minReplicas: 1,
      maxReplicas: 9,
      metrics: [Metric.resourceCpu(MetricTarget.averageUtilization(70))],
    });
  }
  return (chart.toJson() as unknown[]).map((object) => stringify(object)).join('---\n');
}

/** The names of the ConfigMaps that the running pods mount. */
function mounted(pods: readonly Pod[]): Set<string> {
  const volumes = pods.flatMap(({ spec }) => spec.volumes ?? []);
  return new Set(volumes.flatMap(({ configMap }) => (configMap === undefined ? [] : [configMap.name])));
}

test('other config rolls the pods, and an undo brings the old pods back to their old config', async () => {
  const namespace = await cluster().namespace('test');
  const store = await namespace.store();
  const kubelet = await namespace.kubelet({ seed: 1 });

  await namespace.apply(web('hello'));
  await kubelet.run();
  const first = mounted(store.list<Pod>('Pod'));
  await namespace.apply(web('good evening'));
  await kubelet.run();
  const second = mounted(store.list<Pod>('Pod'));
  expect([first.size, second.size]).toEqual([1, 1]);
  expect(second).not.toEqual(first);

  await namespace.kubectlOk(['rollout', 'undo', 'deployment/web']);
  await kubelet.run();
  expect(mounted(store.list<Pod>('Pod'))).toEqual(first);
  const [name] = first;
  const config = await namespace.get('v1', 'ConfigMap', name ?? '');
  expect(config).toMatchObject({ data: { 'message.txt': 'hello' }, immutable: true });
});

test('the size that an autoscaler has set survives an apply', async () => {
  const namespace = await cluster().namespace('test');
  const store = await namespace.store();
  const kubelet = await namespace.kubelet({ seed: 1 });
  await namespace.apply(web('hello', { autoscaled: true }));
  await kubelet.run();
  // As an autoscaler does, by way of the scale subresource.
  await namespace.kubectlOk(['scale', 'deployment/web', '--replicas=5']);
  await kubelet.run();
  await namespace.apply(web('hello', { autoscaled: true, image: 'nginx:1.23-alpine' }));
  await kubelet.run();
  const [deployment] = store.list<Workload>('Deployment');
  expect(deployment?.spec.replicas).toBe(5);
  expect(store.list<Pod>('Pod').map(({ spec }) => spec.containers[0]?.image)).toEqual(
    Array.from({ length: 5 }, () => 'nginx:1.23-alpine'),
  );
});
