import { resolveFenceposts } from '../kubernetes/controllers/deployment/fenceposts';
import { getScaledValueFromIntOrPercent } from '../kubernetes/controllers/scaled-value';
import type { Workload } from './manifests/workload';

/** How many pods a rolling Deployment starts above its size, and how many of them may be missing. */
export interface Bounds {
  readonly replicas: number;
  readonly surge: number;
  readonly unavailable: number;
}

const COUNT = /^\d+%$/;

/** The bounds of a Deployment at its least size; undefined where it does not roll, has no pods or they cannot be read. */
export function boundsOf(workload: Workload): Bounds | undefined {
  const { replicas } = workload;
  const [surge, unavailable] = [workload.rollingUpdate('maxSurge'), workload.rollingUpdate('maxUnavailable')];
  if (
    workload.kind !== 'Deployment' ||
    workload.strategy.type !== 'RollingUpdate' ||
    replicas === undefined ||
    replicas < 1 ||
    !isBound(surge) ||
    !isBound(unavailable)
  ) {
    return undefined;
  }
  const found = resolveFenceposts(surge, unavailable, replicas);
  return { replicas, surge: found.surge, unavailable: Math.min(found.unavailable, replicas) };
}

/** Whether a value is a count or a percentage. */
export function isBound(value: unknown): value is number | string {
  return (Number.isInteger(value) && (value as number) >= 0) || (typeof value === 'string' && COUNT.test(value));
}

/** What a count or percentage comes to, rounded up. */
export function roundedUp(value: number | string, total: number): number {
  return getScaledValueFromIntOrPercent(value, total, 'up');
}
