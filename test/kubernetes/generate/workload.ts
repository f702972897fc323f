import { child, type Draft } from '../../../lib/kubernetes/decode/draft';
import type { JsonObject } from '../../../lib/kubernetes/value';
import { connect } from './connect';

/** Puts a generated template into a workload of a kind that starts no pod, its parts named and connected. */
export function workload(kind: 'Deployment' | 'StatefulSet' | 'DaemonSet', name: string, template: Draft): JsonObject {
  connect(template);
  const labels = { ...(child(template, 'metadata')?.labels ?? {}), app: name };
  const spec: Draft = {
    selector: { matchLabels: { app: name } },
    template: { ...template, metadata: { ...child(template, 'metadata'), labels } },
  };
  if (kind === 'DaemonSet') {
    const podSpec = child(template, 'spec') ?? {};
    podSpec.nodeSelector = { ...(podSpec.nodeSelector as object | undefined), 'no-such': 'node' };
  } else {
    spec.replicas = 0;
  }
  if (kind === 'StatefulSet') {
    spec.serviceName = name;
  }
  return { apiVersion: 'apps/v1', kind, metadata: { name }, spec };
}
