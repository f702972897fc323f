import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { VERSIONED } from '../config-map';

/** The kinds that start pods, and so need their config to be there. */
const WORKLOADS: ReadonlySet<string> = new Set([
  'CronJob',
  'DaemonSet',
  'Deployment',
  'Job',
  'Pod',
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
]);

/**
 * Moves the versioned ConfigMaps of a chart before its first workload, but never before what they depend on. All else
 * keeps its order: a new pod finds its config, and manifests without such ConfigMaps are as cdk8s writes them.
 *
 * @param objects in an order that fits their dependencies
 * @param before what an object depends on directly
 */
export function configFirst(
  objects: readonly ApiObject[],
  before: (object: ApiObject) => readonly IConstruct[],
): readonly ApiObject[] {
  const firstWorkload = objects.findIndex(({ kind }) => WORKLOADS.has(kind));
  const late = objects.filter((object, index) => index > firstWorkload && VERSIONED in object);
  if (firstWorkload === -1 || late.length === 0) {
    return objects;
  }
  const moved = [...objects];
  for (const config of late) {
    moved.splice(moved.indexOf(config), 1);
    const workload = moved.findIndex(({ kind }) => WORKLOADS.has(kind));
    const dependencies: ReadonlySet<IConstruct> = new Set(before(config));
    const afterDependencies =
      dependencies.size === 0 ? 0 : moved.findLastIndex((object) => dependencies.has(object)) + 1;
    moved.splice(Math.max(workload, afterDependencies), 0, config);
  }
  return moved;
}
