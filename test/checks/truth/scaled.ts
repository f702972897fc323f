import type { Workload } from '../../control-plane/objects';
import type { Trial } from './trial';
import type { See } from './truth';

/** How many pods the autoscaler has found to be right; it has no metrics here, so the test scales as it would. */
const SCALED = '6';

/** Applies manifests once more after the autoscaler has scaled: the size. */
export const sizeAfterApply: See = async (trial) => {
  const { head } = trial.manifests;
  await trial.apply(head);
  await scale(trial);
  await trial.apply(head);
  return async () => ({ size: await sizeOf(trial) });
};

/** Applies a change after the autoscaler has scaled: the least size since. */
export const leastSize: See = async (trial) => {
  const { base = [], head } = trial.manifests;
  await trial.apply(base);
  await scale(trial);
  await trial.store.settled();
  const before = trial.store.changes.length;
  await trial.apply(head);
  await trial.store.settled();
  const sizes = trial.store.changes
    .slice(before)
    .flatMap(({ object }) => (object.kind === 'Deployment' ? [sizeIn(object as Workload)] : []));
  return () => ({ size: Math.min(...sizes) });
};

/** Whether the controller of autoscalers finds what it is to scale, once it has looked. */
export const scalable: See = async (trial) => {
  await trial.apply(trial.manifests.head);
  return async () => {
    const [autoscaler] = await trial.namespace.list<Workload>('autoscaling/v2', 'HorizontalPodAutoscaler');
    const able = autoscaler?.status?.conditions?.find(({ type }) => type === 'AbleToScale');
    return { able: able?.status, reason: able?.reason };
  };
};

async function scale({ namespace }: Trial): Promise<void> {
  await namespace.kubectlOk(['scale', 'deployment/web', `--replicas=${SCALED}`]);
}

async function sizeOf({ namespace }: Trial): Promise<number> {
  return sizeIn(await namespace.get<Workload>('apps/v1', 'Deployment', 'web'));
}

function sizeIn({ spec }: Workload): number {
  return spec.replicas ?? 0;
}
