import { ApiError } from '../../control-plane/client';
import type { KubernetesObject, Pod } from '../../control-plane/objects';
import { until } from '../../control-plane/until';
import { deployment } from '../objects';
import type { Trial } from './trial';
import type { Look, See } from './truth';

interface Budget extends KubernetesObject {
  readonly status?: {
    readonly observedGeneration?: number;
    readonly expectedPods?: number;
    readonly currentHealthy?: number;
  };
}

/** Asks for the eviction of all pods at once, as drains of several nodes do, before any other pod is ready. */
export const evictions: See = async (trial) => {
  await trial.rollOut(trial.manifests.head);
  return evictAll(trial, 'ready');
};

/** The same for pods that run and are not ready, as after a broken release. */
export const brokenEvictions: See = async (trial) => {
  await trial.apply([deployment(), ...trial.manifests.head]);
  await trial.run(() => 'unready');
  return evictAll(trial, 'broken');
};

/** Evicts one pod, as the drain of its node does, and looks how many are left before another one is ready. */
export const leftAfterEviction: See = async (trial) => {
  await trial.rollOut(trial.manifests.head);
  await evict(trial, trial.staying[0] as Pod);
  await trial.store.settled();
  return () => ({ available: availableOf(trial) });
};

async function evictAll(trial: Trial, are: 'ready' | 'broken'): Promise<Look> {
  const pods = trial.staying;
  await budgetsKnow(trial, pods.length, are === 'ready' ? pods.length : 0);
  const answers: string[] = [];
  for (const pod of pods) {
    answers.push(await evict(trial, pod));
  }
  const evicted = answers.filter((answer) => answer === 'evicted').length;
  return () => ({
    pods: pods.length,
    evicted,
    because: [...new Set(answers.filter((answer) => answer !== 'evicted'))],
  });
}

/** Waits until the disruption controller has counted the pods for a budget; of two with the same pods it leaves one out. */
async function budgetsKnow(trial: Trial, expectedPods: number, currentHealthy: number): Promise<void> {
  await until(
    'budget that has counted the pods',
    30,
    () => {},
    async () => {
      const budgets = await trial.namespace.list<Budget>('policy/v1', 'PodDisruptionBudget');
      const know = budgets.some(
        ({ metadata, status }) =>
          status?.observedGeneration === metadata.generation &&
          status?.expectedPods === expectedPods &&
          status?.currentHealthy === currentHealthy,
      );
      return know || budgets.length === 0 || undefined;
    },
  );
}

async function evict(trial: Trial, { metadata }: Pod): Promise<string> {
  const { name, namespace } = metadata;
  const body = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace } };
  try {
    await trial.cluster.client.call({
      method: 'POST',
      path: `/api/v1/namespaces/${namespace}/pods/${name}/eviction`,
      body,
    });
    return 'evicted';
  } catch (error) {
    if (error instanceof ApiError) {
      return `${error.status}: ${error.message}`;
    }
    throw error;
  }
}

/** How many pods the Deployment has that are available. */
export function availableOf(trial: Trial): number {
  const [workload] = [...trial.store.list('Deployment'), ...trial.store.list('StatefulSet')];
  const { availableReplicas = 0 } = (workload?.status ?? {}) as { availableReplicas?: number };
  return availableReplicas;
}
