import {
  NEW_STATUS,
  type StatefulSetSpec,
  type StatefulSetState,
  type StatefulSetUpdateStrategy,
} from '../../../../lib/kubernetes/controllers/stateful-set/state';
import { revisionObject } from '../../../../lib/kubernetes/hash/name';
import type { KubernetesObject, Pod as RealPod } from '../../../control-plane/objects';
import { modelPod, type OwnedPod } from '../pods';

export const minor = '1.36';

/** A StatefulSet, its revisions and its pods in a walk. */
export interface World extends StatefulSetState {
  readonly pods: readonly SetPod[];
}

/** A pod of the model, under the name of its real counterpart. */
export interface SetPod extends OwnedPod {
  /** The name of the ControllerRevision that it was made from. */
  readonly revision: string;
}

/** The ordinal of a pod. */
export function ordinalOf({ name }: SetPod): number {
  return Number(name.slice('web-'.length));
}

/** The real pod as the model has it. */
export function setPod(pod: RealPod): SetPod {
  return { ...modelPod(pod), revision: pod.metadata.labels?.['controller-revision-hash'] ?? '' };
}

/** A part of the spec as the API server takes it, as a merge patch. The template is an image. */
export function realSpec({ template, updateStrategy, ...spec }: Partial<StatefulSetSpec>): object {
  return {
    ...spec,
    ...(template === undefined ? {} : { template: { spec: { containers: [{ name: 'web', image: template }] } } }),
    ...(updateStrategy === undefined ? {} : { updateStrategy: realStrategy(updateStrategy) }),
  };
}

function realStrategy(strategy: StatefulSetUpdateStrategy): object {
  const rollingUpdate = strategy.type === 'RollingUpdate' ? (strategy.rollingUpdate ?? null) : null;
  return { type: strategy.type, rollingUpdate };
}

/** The StatefulSet that a walk creates. */
export function manifest(spec: StatefulSetSpec): KubernetesObject {
  const { template, ...others } = realSpec(spec) as { readonly template: object };
  const labels = { app: 'web' };
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'web' },
    spec: {
      ...others,
      serviceName: 'web',
      selector: { matchLabels: labels },
      template: { metadata: { labels }, ...template },
    },
  };
}

/** The model of it before its controller has seen it. */
export function newWorld(spec: StatefulSetSpec): World {
  return { statefulSet: { name: 'web', generation: 1, spec, status: NEW_STATUS }, revisions: [], pods: [] };
}

const names = new Map<string, string>();

/** The name of the ControllerRevision that is made for a template. */
export function revisionName(template: string): string {
  const known = names.get(template);
  if (known !== undefined) return known;
  const spec = { replicas: 1, ordinals: { start: 0 }, template, minReadySeconds: 0, revisionHistoryLimit: 10 };
  const policies = { podManagementPolicy: 'Parallel', updateStrategy: { type: 'OnDelete' } } as const;
  const name = revisionObject(manifest({ ...spec, ...policies }), minor)?.name ?? '';
  names.set(template, name);
  return name;
}
