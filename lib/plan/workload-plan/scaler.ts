import { type JsonObject, own } from '../../kubernetes/value';
import { nameOf } from '../side';

/** What scales a workload, and between which sizes. */
export interface Scaler {
  readonly kind: string;
  readonly name: string;
  readonly minReplicas: number;
  readonly maxReplicas: number;
}

/** The HorizontalPodAutoscaler or KEDA ScaledObject whose target a workload is; the first where there are several. */
export function scalerOf(
  kind: string,
  name: string,
  autoscalers: readonly JsonObject[],
  scaledObjects: readonly JsonObject[],
): Scaler | undefined {
  const isTarget = (object: JsonObject) => {
    const target = own(own(object, 'spec'), 'scaleTargetRef');
    return own(target, 'name') === name && (own(target, 'kind') ?? 'Deployment') === kind;
  };
  const autoscaler = autoscalers.find(isTarget);
  if (autoscaler !== undefined) {
    const spec = own(autoscaler, 'spec');
    return bounds('HorizontalPodAutoscaler', autoscaler, own(spec, 'minReplicas') ?? 1, own(spec, 'maxReplicas'));
  }
  const scaled = scaledObjects.find(isTarget);
  const spec = own(scaled, 'spec');
  return (
    scaled && bounds('ScaledObject', scaled, own(spec, 'minReplicaCount') ?? 0, own(spec, 'maxReplicaCount') ?? 100)
  );
}

function bounds(kind: string, object: JsonObject, min: unknown, max: unknown): Scaler {
  const minReplicas = count(min, 1);
  return { kind, name: nameOf(object), minReplicas, maxReplicas: Math.max(count(max, minReplicas), minReplicas) };
}

function count(value: unknown, otherwise: number): number {
  return typeof value === 'number' && value >= 0 ? Math.trunc(value) : otherwise;
}
