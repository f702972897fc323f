import { object } from '../../kubernetes/json';
import type { JsonObject } from '../../kubernetes/value';
import type { Workload } from './workload';

const POD_NAME = 'statefulset.kubernetes.io/pod-name';
const POD_INDEX = 'apps.kubernetes.io/pod-index';

/** Labels that controllers give pods beside those of the template: whether a workload has a pod with one. */
const GIVEN: Readonly<Record<string, (workload: Workload, value: unknown) => boolean>> = {
  [POD_NAME]: (workload, value) => {
    const [, name, index] = /^(.+)-(\d+)$/.exec(String(value)) ?? [];
    return name === workload.member.name && hasOrdinal(workload, Number(index));
  },
  [POD_INDEX]: (workload, value) => hasOrdinal(workload, Number(value)),
  'pod-template-hash': ({ kind }) => kind === 'Deployment' || kind === 'ReplicaSet',
  'controller-revision-hash': ({ kind }) => kind === 'StatefulSet' || kind === 'DaemonSet',
};

function hasOrdinal({ kind, spec, scaler }: Workload, ordinal: number): boolean {
  const { start = 0 } = object(spec, 'ordinals');
  const { replicas = 1 } = spec;
  const first = Number(start);
  return kind === 'StatefulSet' && ordinal >= first && (scaler !== undefined || ordinal < first + Number(replicas));
}

/** The labels of a selector that the template of a workload must have. */
export function templateLabels(selector: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(selector).filter(([key]) => !Object.hasOwn(GIVEN, key)));
}

/** Whether a workload has a pod with those labels of a selector that controllers give. */
export function hasGivenLabels(workload: Workload, selector: JsonObject): boolean {
  return Object.entries(selector).every(
    ([key, value]) => !Object.hasOwn(GIVEN, key) || GIVEN[key]?.(workload, value) === true,
  );
}

/** Whether a selector names one pod of a StatefulSet. */
export function selectsOnePod(selector: JsonObject): boolean {
  return Object.hasOwn(selector, POD_NAME) || Object.hasOwn(selector, POD_INDEX);
}
