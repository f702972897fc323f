import { currentRevision } from '../../history';
import { own } from '../../kubernetes/value';
import type { RevisionReference } from '../object';
import type { Pair } from '../pair';
import type { FindPast } from '../past';
import type { WorkloadPlan } from '../workload';

/** The older revisions of workloads that read config; undefined for what is no config, and without history. */
export type ConfigReaders = (pair: Pair) => readonly RevisionReference[] | undefined;

/** Indexes the revisions of workloads, those that are not current, by the config that they read. */
export function configReaders(workloads: readonly WorkloadPlan[], past: FindPast | undefined): ConfigReaders {
  if (past === undefined) {
    return () => undefined;
  }
  const found = new Map<string, RevisionReference[]>();
  for (const { apiVersion, kind, namespace, name, target } of workloads) {
    const workload = { apiVersion, kind, ...(namespace === undefined ? {} : { namespace }), name, target };
    const history = past(workload).head;
    const current = history && currentRevision(history);
    for (const { number, config } of history?.revisions.filter((revision) => revision !== current) ?? []) {
      for (const object of config) {
        const key = keyOf(target, namespace ?? '', String(own(object.metadata, 'name')));
        found.set(key, [...(found.get(key) ?? []), { workload, number }]);
      }
    }
  }
  return ({ reference, namespace }) =>
    reference.kind === 'ConfigMap' ? (found.get(keyOf(reference.target, namespace, reference.name)) ?? []) : undefined;
}

function keyOf(...parts: readonly string[]): string {
  return parts.join('\u0000');
}
