import { object } from '../../../lib/kubernetes/json';
import { controllerOf } from '../../control-plane/objects';
import type { See } from './truth';

/**
 * How many pods an autoscaler of `web` counts, and what is left of its pods once it is deleted in a way that leaves them,
 * as people do to change what is frozen.
 */
export const counted: See = async (trial) => {
  await trial.rollOut(trial.manifests.head);
  const { namespace, cluster } = trial;
  const scale = await cluster.client.call<object>({
    method: 'GET',
    path: `/apis/apps/v1/namespaces/${namespace.name}/deployments/web/scale`,
  });
  const selector = String(object(scale.object, 'status').selector);
  const names = await namespace.kubectlOk(['get', 'pods', '-l', selector, '-o', 'name']);
  const ofWeb = () => trial.staying.filter(({ spec }) => spec.containers.some(({ name }) => name === 'web')).length;
  const before = ofWeb();
  await namespace.kubectlOk(['delete', 'deployment', 'web', '--cascade=orphan']);
  // The other one looks at its ReplicaSets once more.
  await namespace.kubectlOk(['scale', 'deployment/worker', '--replicas=4']);
  await trial.run();
  return () => ({ before, counted: names.trim().split('\n').length, left: ofWeb() });
};

/** Who has come to control the Pod `lone` that was made by hand, whether it is deleted, and how many pods are selected. */
export const takenOver: See = async (trial) => {
  await trial.apply(trial.manifests.head);
  await trial.run();
  const selected = trial.staying.filter(({ metadata }) => metadata.labels?.app === 'web').length;
  const seen = trial.store.changes.filter(({ object }) => object.metadata.name === 'lone');
  const owners = seen.map((change) => controllerOf(change.object)?.kind).filter((kind) => kind !== undefined);
  return () => ({ by: [...new Set(owners)], deleted: seen.some(({ type }) => type === 'DELETED'), selected });
};
