import type { Workload } from '../../history/history';
import type { Live } from '../../history/import-live';
import { isObject, type JsonObject, own } from '../../kubernetes/value';
import { CliError } from '../error';
import type { Io } from '../io';
import { runKubectl } from './kubectl';

/** Which cluster, and which namespace where the manifests name none. */
export interface ClusterFlags {
  readonly context?: string;
  readonly namespace?: string;
}

/**
 * What a cluster has of a workload.
 * @throws CliError with the words of kubectl
 */
export function readLive(workload: Workload, { context, namespace }: ClusterFlags, io: Io): Live {
  const place = workload.namespace || namespace;
  const get = (...args: readonly string[]) => {
    const flags = [
      ...(context === undefined ? [] : ['--context', context]),
      ...(place === undefined ? [] : ['-n', place]),
    ];
    const { code, out, err } = (io.kubectl ?? runKubectl)(['get', ...args, '-o', 'json', ...flags]);
    if (code !== 0) {
      throw new CliError(err.trim().replace(/^error: /, '') || `kubectl ended with exit code ${code}`);
    }
    return JSON.parse(out) as JsonObject;
  };
  const object = get(`${workload.kind.toLowerCase()}s.apps`, workload.name);
  const uid = own(object.metadata, 'uid');
  const made = itemsOf(get(workload.kind === 'Deployment' ? 'replicasets.apps' : 'controllerrevisions.apps'));
  const config = itemsOf(get('configmaps'));
  return {
    workload,
    object,
    made: made.filter(({ metadata }) => isOwnedBy(metadata, uid)),
    config: new Map(config.map((one) => [String(own(one.metadata, 'name')), one])),
  };
}

function itemsOf(list: JsonObject): readonly JsonObject[] {
  return Array.isArray(list.items) ? list.items.filter(isObject) : [];
}

function isOwnedBy(metadata: unknown, uid: unknown): boolean {
  const owners = own(metadata, 'ownerReferences');
  return (
    Array.isArray(owners) && owners.some((owner) => own(owner, 'controller') === true && own(owner, 'uid') === uid)
  );
}
