import type { JsonObject } from '../../lib/kubernetes/value';
import { makePlan, type PlanOptions } from '../../lib/plan/make';
import type { PlanManifest } from '../../lib/plan/pair';
import type { Plan } from '../../lib/plan/plan';

const OPTIONS: PlanOptions = { kubernetes: '1.36', apply: 'client', podStartSeconds: 5, podStopSeconds: 2, nodes: 3 };

/** A Deployment of 4 nginx pods, with what a test changes of its spec, its pod spec and its metadata. */
export function deployment(spec: object = {}, podSpec: object = {}, metadata: object = {}): JsonObject {
  return workload('Deployment', { replicas: 4, ...spec }, podSpec, metadata);
}

/** A workload with one container, with what a test changes. */
export function workload(kind: string, spec: object = {}, podSpec: object = {}, metadata: object = {}): JsonObject {
  const { template = {}, ...others } = spec as { template?: { metadata?: object } };
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name: 'web', ...metadata },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' }, ...template.metadata },
        spec: { containers: [container()], ...podSpec },
      },
      ...others,
    },
  };
}

/** A container called web, with what a test changes. */
export function container(more: object = {}): JsonObject {
  return { name: 'web', image: 'nginx:1.21', ...more };
}

/** An object of the core group. */
export function core(kind: string, name: string, more: object = {}): JsonObject {
  return { apiVersion: 'v1', kind, metadata: { name }, ...more };
}

/** The plan from some objects to others, all in the namespace `default`. */
export function planOf(
  base: readonly JsonObject[],
  head: readonly JsonObject[],
  options: Partial<PlanOptions> = {},
): Plan {
  return makePlan(base.map(placed), head.map(placed), { ...OPTIONS, ...options });
}

function placed(object: JsonObject): PlanManifest {
  const { namespace = 'default' } = object.metadata as { namespace?: string };
  return { object, file: 'all.yaml', line: 1, target: 'default', namespace };
}
