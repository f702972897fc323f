import type { Backoff } from '../../../../lib/kubernetes/controllers/daemon-set/backoff';
import {
  type DaemonSetSpec,
  type DaemonSetState,
  type DaemonSetUpdateStrategy,
  NEW_STATUS,
} from '../../../../lib/kubernetes/controllers/daemon-set/state';
import { revisionObject } from '../../../../lib/kubernetes/hash/name';
import type { KubernetesObject, Pod as RealPod } from '../../../control-plane/objects';
import { modelPod, type OwnedPod } from '../pods';
import { type Placement, podPlacement } from './nodes';

const minor = '1.36';

/** A DaemonSet, its revisions and its pods in a walk. */
export interface World extends DaemonSetState {
  readonly pods: readonly NodePod[];

  /** What the controller remembers of failed pods, by node. */
  readonly backoff: Readonly<Record<string, Backoff>>;
}

/** A pod of the model, under the name of its real counterpart. */
export interface NodePod extends OwnedPod {
  /** The node for which it was made. */
  readonly target: string;

  /** The name of the ControllerRevision that it was made from. */
  readonly revision: string;
}

/** What a template consists of. Its key is its JSON. */
export interface Template extends Placement {
  readonly image: string;
}

export function templateOf({ template }: Pick<DaemonSetSpec, 'template'>): Template {
  return JSON.parse(template) as Template;
}

/** The real pod as the model has it. */
export function nodePod(pod: RealPod): NodePod {
  const hash = pod.metadata.labels?.['controller-revision-hash'];
  return { ...modelPod(pod), target: pod.spec.nodeName ?? targetOf(pod), revision: `web-${hash}` };
}

/** The node that the controller has chosen for a pod that is not scheduled yet. */
function targetOf({ spec }: RealPod): string {
  const { affinity } = spec as { readonly affinity?: Affinity };
  const terms = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
  return terms[0]?.matchFields?.[0]?.values?.[0] ?? '';
}

interface Affinity {
  readonly nodeAffinity?: {
    readonly requiredDuringSchedulingIgnoredDuringExecution?: {
      readonly nodeSelectorTerms?: readonly {
        readonly matchFields?: readonly { readonly values?: readonly string[] }[];
      }[];
    };
  };
}

/** A part of the spec as the API server takes it, as a merge patch. */
export function realSpec({ template, updateStrategy, ...spec }: Partial<DaemonSetSpec>): object {
  return {
    ...spec,
    ...(template === undefined ? {} : { template: { spec: podSpec(templateOf({ template })) } }),
    ...(updateStrategy === undefined ? {} : { updateStrategy: realStrategy(updateStrategy) }),
  };
}

function podSpec({ image, ...placement }: Template): object {
  return { ...podPlacement(placement), containers: [{ name: 'web', image }] };
}

function realStrategy({ type, ...rollingUpdate }: DaemonSetUpdateStrategy): object {
  return { type, rollingUpdate: type === 'OnDelete' ? null : rollingUpdate };
}

/** The DaemonSet that a walk creates. */
export function manifest(spec: DaemonSetSpec): KubernetesObject {
  const { template, ...others } = withoutNulls(realSpec(spec)) as { readonly template: object };
  const labels = { app: 'web' };
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'web' },
    spec: { ...others, selector: { matchLabels: labels }, template: { metadata: { labels }, ...template } },
  };
}

/** What a merge patch makes of nothing. */
function withoutNulls(patch: object): object {
  return JSON.parse(JSON.stringify(patch, (_, value) => value ?? undefined));
}

/** The model of it before its controller has seen it. */
export function newWorld(spec: DaemonSetSpec): World {
  return {
    daemonSet: { name: 'web', generation: 1, spec, status: NEW_STATUS },
    revisions: [],
    pods: [],
    backoff: {},
  };
}

const names = new Map<string, string>();

/** The name of the ControllerRevision that is made for a template. */
export function revisionName(template: string): string {
  const known = names.get(template);
  if (known !== undefined) return known;
  const spec = {
    template,
    minReadySeconds: 0,
    revisionHistoryLimit: 10,
    updateStrategy: { type: 'OnDelete' },
  } as const;
  const name = revisionObject(manifest(spec), minor)?.name ?? '';
  names.set(template, name);
  return name;
}
