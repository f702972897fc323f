import { list, object } from '../../../lib/kubernetes/json';
import type { JsonObject } from '../../../lib/kubernetes/value';
import type { KubernetesObject } from '../../control-plane/objects';
import { until } from '../../control-plane/until';
import { isReleased, released } from './release';
import type { Fates, Trial } from './trial';
import type { Look, See } from './truth';

/** The endpoints of the Service `web`, when all pods run and are ready. */
export const endpoints: See = async (trial) => {
  await trial.rollOut(trial.manifests.head);
  return counted(trial);
};

/** The same, while all pods run and none is ready. */
export const endpointsOfUnready: See = async (trial) => {
  await trial.apply(trial.manifests.head);
  await trial.run(() => 'unready');
  return counted(trial);
};

/** The same after a change, of which no pod becomes ready that was not before. */
export const endpointsAfterChange: See = async (trial) => {
  const { base = [], head } = trial.manifests;
  const fate: Fates = ({ metadata }) => (metadata.labels?.app === 'web' ? 'ready' : 'unready');
  await trial.apply(base);
  await trial.run(fate);
  await trial.apply(head);
  await trial.run((pod) => (isReleased(pod) ? 'unready' : fate(pod)));
  return counted(trial);
};

/**
 * Rolls a release out whose program loads for ever. The kubelet says of a container what its probes say; one without
 * a readinessProbe and a startupProbe is ready once it runs.
 */
export const endpointsWhileLoading: See = async (trial) => {
  const { head } = trial.manifests;
  await trial.rollOut(head);
  await trial.apply(released(head));
  await trial.run((pod) => (isReleased(pod) && pod.spec.containers.some(isProbed) ? 'unready' : 'ready'));
  return async () => {
    const ready = (await endpointsOf(trial))
      .filter(isReady)
      .map(({ targetRef }) => object({ targetRef }, 'targetRef').name);
    const pods = trial.pods.filter(({ metadata }) => ready.includes(metadata.name));
    const loading = pods.filter(isReleased).length;
    return { loading, answering: pods.length - loading };
  };
};

function isProbed(container: object): boolean {
  return 'readinessProbe' in container || 'startupProbe' in container;
}

function counted(trial: Trial): Look {
  return async () => {
    const all = await endpointsOf(trial);
    const ready = all.filter(isReady).length;
    return { ready, unready: all.length - ready };
  };
}

function isReady({ conditions }: JsonObject): boolean {
  return object({ conditions }, 'conditions').ready === true;
}

/**
 * The endpoints that the controller has written since now: the Service gets a label, which the controller copies when
 * it writes the endpoints anew.
 */
async function endpointsOf({ namespace, cluster }: Trial): Promise<readonly JsonObject[]> {
  const service = await namespace.get('v1', 'Service', 'web');
  const looks = String(Number(service.metadata.labels?.looks ?? 0) + 1);
  await cluster.client.patch(service, { metadata: { labels: { looks } } });
  return until(
    'EndpointSlice that is current',
    30,
    () => {},
    async () => {
      const all = await namespace.list<KubernetesObject>('discovery.k8s.io/v1', 'EndpointSlice');
      const slices = all.filter(({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === 'web');
      const isCurrent = slices.length > 0 && slices.every(({ metadata }) => metadata.labels?.looks === looks);
      return isCurrent ? slices.flatMap((slice) => list(slice.endpoints)) : undefined;
    },
  );
}
