import { child, children, type Draft } from '../../../lib/kubernetes/decode/draft';
import type { JsonObject } from '../../../lib/kubernetes/value';

/** The kinds that the model knows, with the struct that holds what a person writes. */
export const KINDS = {
  Deployment: { apiVersion: 'apps/v1', root: 'apps.DeploymentSpec' },
  StatefulSet: { apiVersion: 'apps/v1', root: 'apps.StatefulSetSpec' },
  DaemonSet: { apiVersion: 'apps/v1', root: 'apps.DaemonSetSpec' },
  Service: { apiVersion: 'v1', root: 'core.ServiceSpec' },
  ConfigMap: { apiVersion: 'v1', root: 'core.ConfigMap' },
  Secret: { apiVersion: 'v1', root: 'core.Secret' },
  PodDisruptionBudget: { apiVersion: 'policy/v1', root: 'policy.PodDisruptionBudgetSpec' },
  HorizontalPodAutoscaler: { apiVersion: 'autoscaling/v2', root: 'autoscaling.HorizontalPodAutoscalerSpec' },
} as const;

export type Kind = keyof typeof KINDS;

/** Puts a generated root into an object of a kind. */
export function object(kind: Kind, name: string, root: Draft): JsonObject {
  const head = { apiVersion: KINDS[kind].apiVersion, kind, metadata: { name } };
  settle[kind](root);
  if (kind === 'ConfigMap' || kind === 'Secret') {
    return { ...root, ...head };
  }
  return { ...head, spec: root };
}

const settle: Readonly<Record<Kind, (root: Draft) => void>> = {
  Deployment: (spec) => {
    settleWorkload(spec);
    const strategy = child(spec, 'strategy');
    if (strategy?.type === 'Recreate') {
      delete strategy.rollingUpdate;
    }
  },
  StatefulSet: (spec) => {
    settleWorkload(spec);
    const strategy = child(spec, 'updateStrategy');
    if (strategy?.type === 'OnDelete') {
      delete strategy.rollingUpdate;
    }
    for (const [index, claim] of children(spec, 'volumeClaimTemplates').entries()) {
      claim.metadata = { name: `claim-${index}` };
      spec.serviceName = 'web';
    }
  },
  DaemonSet: (spec) => {
    settleWorkload(spec);
    const template = child(spec, 'template') ?? {};
    Object.assign(child(template, 'spec') ?? {}, { nodeSelector: { 'no-such': 'node' } });
  },
  Service: settleService,
  ConfigMap: () => {},
  Secret: () => {},
  PodDisruptionBudget: (spec) => {
    if (spec.maxUnavailable !== undefined) {
      delete spec.minAvailable;
    }
  },
  HorizontalPodAutoscaler: (spec) => children(spec, 'metrics').forEach(settleMetric),
};

function settleWorkload(spec: Draft): void {
  spec.selector = { matchLabels: { app: 'web' } };
  const container = { name: 'web', image: 'nginx' };
  spec.template = { metadata: { labels: { app: 'web' } }, spec: { containers: [container] } };
  if ('replicas' in spec || 'strategy' in spec) {
    spec.replicas = 0;
  }
}

function settleService(spec: Draft): void {
  for (const [index, port] of children(spec, 'ports').entries()) {
    Object.assign(port, { name: `port-${index}`, port: 80 + index });
  }
  const type = spec.type ?? 'ClusterIP';
  const only = (types: readonly string[], ...keys: readonly string[]) => {
    for (const key of types.includes(String(type)) ? [] : keys) {
      delete spec[key];
    }
  };
  if (spec.healthCheckNodePort !== undefined) {
    spec.externalTrafficPolicy = 'Local';
  }
  only(
    ['LoadBalancer'],
    'healthCheckNodePort',
    'allocateLoadBalancerNodePorts',
    'loadBalancerClass',
    'loadBalancerSourceRanges',
  );
  only(['LoadBalancer', 'NodePort'], 'externalTrafficPolicy');
  only(['ClusterIP'], 'clusterIP');
  only(
    ['LoadBalancer', 'NodePort', 'ClusterIP'],
    'clusterIPs',
    'ipFamilies',
    'ipFamilyPolicy',
    'internalTrafficPolicy',
  );
  delete spec.clusterIPs;
  if (spec.clusterIP !== undefined) {
    delete spec.externalIPs;
  }
  if (type === 'ExternalName') {
    spec.externalName = 'db.example.com';
  }
  if (spec.sessionAffinity === 'None' || spec.sessionAffinity === undefined) {
    delete spec.sessionAffinityConfig;
  }
}

const SOURCES = {
  object: 'Object',
  pods: 'Pods',
  resource: 'Resource',
  containerResource: 'ContainerResource',
  external: 'External',
};

function settleMetric(metric: Draft): void {
  const [key, type] = Object.entries(SOURCES).find(([source]) => metric[source] !== undefined) ?? [
    'resource',
    'Resource',
  ];
  const source = child(metric, key) ?? { name: 'cpu' };
  for (const other of Object.keys(metric)) {
    delete metric[other];
  }
  metric.type = type;
  metric[key] = source;
  const utilized = key === 'resource' || key === 'containerResource';
  source.target = utilized
    ? { type: 'Utilization', averageUtilization: 60 }
    : key === 'object'
      ? { type: 'Value', value: '10' }
      : { type: 'AverageValue', averageValue: '1500m' };
}
