import type { Condition, Pod, Workload } from '../../../control-plane/objects';
import { performPodEvent } from '../pod-events';
import type { Real } from '../subject';
import { type DeploymentEvent, meddled, readyAtOnce } from './events';
import { pastDeadline } from './happen';
import { realSpec, type World } from './world';

/** Makes an event happen to the real objects. */
export async function perform(event: DeploymentEvent, world: World, real: Real): Promise<void> {
  const { client } = real.cluster;
  const of = (kind: string, name: string) => ({
    apiVersion: 'apps/v1',
    kind,
    metadata: { name, namespace: real.namespace },
  });
  switch (event.do) {
    case 'pod':
      return performPodEvent(event, world.pods, real);
    case 'change': {
      const { spec, annotations = {} } = event;
      await client.patch(of('Deployment', 'web'), { metadata: { annotations }, spec: realSpec(spec) });
      return;
    }
    case 'meddle': {
      const annotations = { [`deployment.kubernetes.io/${event.annotation}`]: event.value };
      await client.patch(of('ReplicaSet', meddled(event, world)?.name ?? ''), { metadata: { annotations } });
      return;
    }
    case 'all ready': {
      const names = new Set(readyAtOnce(world).map(({ name }) => name));
      const pods = real.store.list<Pod>('Pod').filter(({ metadata }) => names.has(metadata.name));
      await Promise.all(
        pods.map((pod) => real.kubelet.perform({ action: 'ready', pod, readyFor: event.readyFor })),
      );
      return;
    }
    case 'deadline': {
      // The clock of the real controllers cannot be set, but what it is compared with can.
      const [deployment] = real.store.list<Workload>('Deployment');
      const conditions = deployment?.status.conditions?.map((condition: Condition) =>
        condition.type === 'Progressing'
          ? { ...condition, lastUpdateTime: new Date(pastDeadline(world)).toISOString().replace(/\.\d+/, '') }
          : condition,
      );
      await client.patch(of('Deployment', 'web'), { status: { conditions } }, 'merge', { subresource: 'status' });
    }
  }
}
