import { typeOfKind } from '../../kubernetes/fields/kinds';
import type { JsonObject } from '../../kubernetes/value';

const WORKLOADS: ReadonlySet<string | undefined> = new Set(['apps.Deployment', 'apps.StatefulSet', 'apps.DaemonSet']);

/** Whether an object is a Deployment, StatefulSet or DaemonSet of `apps/v1`. */
export function isWorkload({ apiVersion, kind }: JsonObject): boolean {
  return WORKLOADS.has(typeOfKind(apiVersion, kind));
}
