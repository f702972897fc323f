import { deployment } from '../model/deployment';

/** How pods are exchanged, by the name of the case. */
type Strategies = Readonly<Record<string, Case>>;

/** A kind of workload with a strategy. */
interface Case {
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet';

  /** The fields of the spec that say how pods are exchanged. */
  readonly strategy?: object;
}

/** The strategies that are measured: what each kind does unless asked, and what takes the most steps. */
export const CASES: Strategies = {
  Deployment: { kind: 'Deployment' },
  'Deployment, surge 1, unavailable 0': {
    kind: 'Deployment',
    strategy: { strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } },
  },
  StatefulSet: { kind: 'StatefulSet' },
  'StatefulSet, Parallel': { kind: 'StatefulSet', strategy: { podManagementPolicy: 'Parallel' } },
  DaemonSet: { kind: 'DaemonSet' },
  'DaemonSet, surge 10%': {
    kind: 'DaemonSet',
    strategy: { updateStrategy: { rollingUpdate: { maxSurge: '10%', maxUnavailable: 0 } } },
  },
};

/** A pod with what a small app has, as in a course. */
const SMALL = {
  containers: [
    {
      name: 'web',
      image: 'nginx:1.22-alpine',
      ports: [{ containerPort: 80 }],
      volumeMounts: [{ name: 'conf', mountPath: '/etc/nginx/conf.d' }],
    },
  ],
  volumes: [{ name: 'conf', configMap: { name: 'conf' } }],
};

/**
 * A workload, of a size that is common in practice.
 * @param index of the workload, so that no two are the same
 * @param image of its first container
 */
export function workload(name: string, size: 'small' | 'large', index: number, pods: number, image: string): object {
  const { kind, strategy = {} } = CASES[name] ?? CASES.Deployment ?? { kind: 'Deployment' };
  const { apiVersion, metadata, spec } = deployment(index);
  const podSpec = size === 'small' ? SMALL : spec.template.spec;
  const containers = podSpec.containers.map((container, at) => (at === 0 ? { ...container, image } : container));
  return {
    apiVersion,
    kind,
    metadata,
    spec: {
      ...(kind === 'DaemonSet' ? {} : { replicas: pods }),
      ...(kind === 'StatefulSet' ? { serviceName: metadata.name } : {}),
      selector: spec.selector,
      ...strategy,
      template: { metadata: spec.template.metadata, spec: { ...podSpec, containers } },
    },
  };
}
