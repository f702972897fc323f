import { goJson } from '../kubernetes/go-json';
import { object } from '../kubernetes/json';
import type { JsonObject } from '../kubernetes/value';
import type { Container } from './manifests/containers';

type ProbeName = 'readinessProbe' | 'livenessProbe' | 'startupProbe';

/** A probe of a container; undefined where it has none. */
export function probeOf({ spec }: Container, name: ProbeName): JsonObject | undefined {
  const probe = object(spec, name);
  return Object.keys(probe).length === 0 ? undefined : probe;
}

/** Seconds from the container's start until a probe that never succeeds has failed for good. */
export function secondsToFail(probe: JsonObject): number {
  const of = (key: string, otherwise: number) => (typeof probe[key] === 'number' ? probe[key] : otherwise);
  return of('initialDelaySeconds', 0) + of('periodSeconds', 10) * of('failureThreshold', 3);
}

/** Whether two probes ask the same at the same times. */
export function areSame(one: JsonObject, other: JsonObject): boolean {
  const asked = ({ terminationGracePeriodSeconds: _, ...rest }: JsonObject) => goJson(rest);
  return asked(one) === asked(other);
}
