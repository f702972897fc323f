import { list, object } from '../../../lib/kubernetes/json';
import type { Pod } from '../../control-plane/objects';
import { ofKind, released } from './release';
import type { Trial } from './trial';
import type { See } from './truth';

/** Rolls a change out: how many pods are others than before, and what the config holds that they name. */
export const replaced: See = async (trial) => {
  const { base = [], head } = trial.manifests;
  await trial.rollOut(base);
  const before = trial.staying;
  await trial.rollOut(head);
  const count = replacedSince(trial, before);
  const config = await configOf(trial);
  return () => ({ replaced: count, ...(config === undefined ? {} : { config }) });
};

/** Rolls a change out: how many pods are others than before, and whether any of their containers are. */
export const replacedForNothing: See = async (trial) => {
  const { base = [], head } = trial.manifests;
  await trial.rollOut(base);
  const before = trial.staying;
  await trial.rollOut(head);
  const containers = (pods: readonly Pod[]) =>
    JSON.stringify(pods[0]?.spec.containers.map(({ name, image }) => [name, image]));
  const sameImages = containers(before) === containers(trial.staying);
  return () => ({ replaced: replacedSince(trial, before), sameImages });
};

/** Edits the data of the config that pods read, without another name: whether that is taken, and how many pods follow. */
export const edited: See = async (trial) => {
  const { head } = trial.manifests;
  await trial.rollOut(head);
  const before = trial.staying;
  const { code } = await trial.tryApply(ofKind(head, 'ConfigMap', (each) => ({ ...each, data: { MODE: 'other' } })));
  await trial.run();
  return () => ({ is: code === 0 ? 'taken' : 'refused', replaced: replacedSince(trial, before) });
};

/** The next release: how many pods follow. */
export const replacedByRelease: See = async (trial) => {
  const { head } = trial.manifests;
  await trial.apply(head);
  await trial.run();
  const before = trial.staying;
  await trial.apply(released(head));
  await trial.run();
  return () => ({ replaced: replacedSince(trial, before) });
};

/** What `kubectl rollout undo` says after the next release. */
export const undone: See = async (trial) => {
  const { head } = trial.manifests;
  await trial.rollOut(head);
  await trial.rollOut(released(head));
  return async () => {
    const { code, stderr } = await trial.namespace.kubectl(['rollout', 'undo', 'deployment/web', '--dry-run=server']);
    return { undo: code === 0 ? 'works' : stderr.trim().split('\n').at(-1) };
  };
};

function replacedSince({ staying }: Trial, before: readonly Pod[]): number {
  const old = new Set(before.map(({ metadata }) => metadata.uid));
  return staying.filter(({ metadata }) => !old.has(metadata.uid)).length;
}

/** The data of the config that the pods read as environment or mount, as they are now. */
async function configOf({ namespace, staying }: Trial): Promise<unknown> {
  const spec = staying[0]?.spec;
  const [source] = list(list(spec?.containers)[0]?.envFrom);
  const [volume] = list(spec?.volumes);
  const name = object(source, 'configMapRef').name ?? object(volume, 'configMap').name;
  return typeof name === 'string' ? (await namespace.get('v1', 'ConfigMap', name)).data : undefined;
}
