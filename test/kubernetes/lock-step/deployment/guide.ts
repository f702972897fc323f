import type { Deployment } from '../../../../lib/kubernetes/controllers/deployment/state';
import type { ReplicaSet } from '../../../../lib/kubernetes/controllers/replica-set/state';
import type { Workload } from '../../../control-plane/objects';
import type { Change } from '../../../control-plane/store';
import type { PodsSeen } from '../pods';
import type { Step, Way } from './way';

/** A way, and what of the real writes it has explained so far, by their places. */
export interface Guided {
  readonly way: Way;
  readonly explained: readonly number[];
}

/** What was really written, each write in words by which the model's is known again. */
export function realWrites(changes: readonly Change[], { writes }: PodsSeen): readonly string[] {
  const pods = writes.map(({ what, name }) => `${name} ${what}`);
  return changes.flatMap(({ type, object }) => {
    if (object.kind !== 'Pod')
      return [type === 'DELETED' ? `${object.metadata.name} gone` : wordsOfReal(object as Workload)];
    const place = pods.findIndex((words) => words.startsWith(`${object.metadata.name} `));
    return place < 0 ? [] : pods.splice(place, 1);
  });
}

/**
 * The steps, that first which explains the earliest of the real writes that are not explained yet. What the controllers come
 * to depends on their order; so the order in which they really acted is tried first. A sync of the Deployment comes before
 * all others as soon as it explains real writes: it writes what follows from what it has read some time before.
 */
export function guided({ way, explained }: Guided, steps: readonly Step[], real: readonly string[]): readonly Guided[] {
  const open = real.map((words, place) => ({ words, place })).filter(({ place }) => !explained.includes(place));
  return steps
    .map((step) => {
      const written = writesOf(way, step.way);
      const places = written.flatMap((words) => open.find((one) => one.words === words)?.place ?? []);
      const first = open.find(({ words }) => written.includes(words) || step.causes.includes(words))?.place;
      const isDeployments =
        step.way.deployment !== way.deployment || step.way.replicaSets.length !== way.replicaSets.length;
      const isWhole = places.length > 0 && places.length === written.length;
      return {
        way: step.way,
        explained: [...explained, ...places],
        place: isDeployments && isWhole ? -1 : (first ?? real.length),
      };
    })
    .sort((a, b) => a.place - b.place);
}

function writesOf(before: Way, { deployment, replicaSets, pods }: Way): readonly string[] {
  const old = new Map(before.pods.map((pod) => [pod.name, pod]));
  const there = new Set(pods.map(({ name }) => name));
  const sets = new Set(replicaSets.map(({ name }) => name));
  return [
    ...replicaSets.filter((one) => !before.replicaSets.includes(one)).map(wordsOf),
    ...before.replicaSets.filter(({ name }) => !sets.has(name)).map(({ name }) => `${name} gone`),
    ...(deployment === before.deployment ? [] : [wordsOf(deployment)]),
    ...pods.flatMap((pod) => {
      const was = old.get(pod.name);
      if (was === undefined) return [`${pod.name} created`];
      if (was.node === undefined && pod.node !== undefined) return [`${pod.name} bound`];
      return was.deleted === undefined && pod.deleted !== undefined ? [`${pod.name} deleted`] : [];
    }),
    ...before.pods.filter(({ name }) => !there.has(name)).map(({ name }) => `${name} deleted`),
  ];
}

function wordsOf({ name, generation, annotations, spec, status }: Deployment | ReplicaSet): string {
  return words(name, generation, annotations, spec.replicas, status as unknown as Counts);
}

function wordsOfReal({ metadata: { name, generation, annotations }, spec, status }: Workload): string {
  return words(name, generation, annotations, spec.replicas, status as unknown as Counts);
}

type Counts = Readonly<Record<string, unknown>> & {
  readonly conditions?: readonly { readonly type: string; readonly reason?: string }[];
};

const counts = [
  'observedGeneration',
  'replicas',
  'updatedReplicas',
  'readyReplicas',
  'availableReplicas',
  'terminatingReplicas',
];

function words(
  name: string,
  generation: number | undefined,
  annotations: Readonly<Record<string, string>> = {},
  replicas: number | undefined,
  status: Counts,
): string {
  const kept = Object.entries(annotations).sort().join(' ');
  const conditions = (status.conditions ?? []).map(({ type, reason }) => `${type} ${reason}`).sort();
  return [name, generation, kept, replicas, ...counts.map((count) => status[count] ?? 0), ...conditions].join(' ');
}
