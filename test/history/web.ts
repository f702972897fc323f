import type { Rendered, Workload, WorkloadKind } from '../../lib/history';
import { appendHash } from '../../lib/kubernetes/append-hash';
import type { JsonObject } from '../../lib/kubernetes/value';

/** What differs between the versions of a small workload. */
export interface Version {
  /** @default 1 */
  readonly image?: number;

  /** What its config says. @default - it has none */
  readonly config?: string;

  /** @default - the prop is not given */
  readonly cause?: string;

  /** @default - Kubernetes' own */
  readonly limit?: number;

  /** @default false */
  readonly paused?: boolean;

  /** @default "Deployment" */
  readonly kind?: WorkloadKind;
}

/** The ConfigMap `web-conf` with its hash. */
export function configMap(text: string): JsonObject {
  const data = { 'app.conf': text };
  const name = `web-conf-${appendHash({ kind: 'ConfigMap', name: 'web-conf', data })}`;
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data, immutable: true };
}

/** The name of a ConfigMap. */
export function configName(text: string): string {
  return (configMap(text).metadata as { readonly name: string }).name;
}

/** Whose history is recorded. */
export function web(kind: WorkloadKind = 'Deployment'): Workload {
  return { target: 'default', kind, namespace: '', name: 'web' };
}

/** A workload as the code renders it. */
export function rendered(version: Version = {}): Rendered {
  const { image = 1, config, cause, limit, paused, kind = 'Deployment' } = version;
  const volumes = config === undefined ? {} : { volumes: [{ name: 'conf', configMap: { name: configName(config) } }] };
  const template = {
    metadata: { labels: { app: 'web' } },
    spec: { containers: [{ image: `nginx:1.${image}`, name: 'web' }], ...volumes },
  };
  const manifest = {
    apiVersion: 'apps/v1',
    kind,
    metadata: {
      ...(cause === undefined ? {} : { annotations: { 'kubernetes.io/change-cause': cause } }),
      name: 'web',
    },
    spec: {
      ...(paused ? { paused } : {}),
      ...(limit === undefined ? {} : { revisionHistoryLimit: limit }),
      selector: { matchLabels: { app: 'web' } },
      template,
    },
  };
  const configs = config === undefined ? [] : [[configName(config), configMap(config)] as const];
  return { workload: web(kind), manifest, config: new Map(configs), file: 'dist/web.k8s.yaml', minor: '1.36' };
}
