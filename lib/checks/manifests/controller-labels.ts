import { object } from '../../kubernetes/json';
import { selects } from '../../kubernetes/selector';
import type { JsonObject } from '../../kubernetes/value';
import type { Workload } from './workload';

const POD_NAME = 'statefulset.kubernetes.io/pod-name';
const POD_INDEX = 'apps.kubernetes.io/pod-index';

/** Whether a workload has a pod with a value of a label; undefined where nobody knows before it is applied. */
type Given = (workload: Workload, value: unknown) => boolean | undefined;

/** Labels that controllers give pods beside those of the template. */
const GIVEN: Readonly<Record<string, Given>> = {
  [POD_NAME]: (workload, value) => {
    const [, name, index] = /^(.+)-(\d+)$/.exec(String(value)) ?? [];
    return name === workload.member.name && hasOrdinal(workload, Number(index));
  },
  [POD_INDEX]: (workload, value) => hasOrdinal(workload, Number(value)),
  'pod-template-hash': ({ kind }) => kind === 'Deployment' || kind === 'ReplicaSet',
  'controller-revision-hash': ({ kind }) => kind === 'StatefulSet' || kind === 'DaemonSet',
  'job-name': isJob,
  'batch.kubernetes.io/job-name': isJob,
  'controller-uid': (workload) => (labelsPods(workload) ? undefined : false),
  'batch.kubernetes.io/controller-uid': (workload) => (labelsPods(workload) ? undefined : false),
  'batch.kubernetes.io/job-completion-index': (workload, value) => {
    const { completionMode, completions } = jobOf(workload);
    return completionMode === 'Indexed' && Number(value) < Number(completions);
  },
};

function hasOrdinal({ kind, spec, scaler }: Workload, ordinal: number): boolean {
  const { start = 0 } = object(spec, 'ordinals');
  const { replicas = 1 } = spec;
  const first = Number(start);
  return kind === 'StatefulSet' && ordinal >= first && (scaler !== undefined || ordinal < first + Number(replicas));
}

/** A CronJob makes Jobs whose names hold the time, and anybody may make one of it by another name. */
function isJob(workload: Workload, value: unknown): boolean | undefined {
  if (!labelsPods(workload)) {
    return false;
  }
  return workload.kind === 'CronJob' ? undefined : value === workload.member.name;
}

/** Whether it is a Job, or makes some, whose pods get labels: with `manualSelector` they get none. */
function labelsPods(workload: Workload): boolean {
  return (workload.kind === 'Job' || workload.kind === 'CronJob') && jobOf(workload).manualSelector !== true;
}

function jobOf({ kind, spec }: Workload): JsonObject {
  return kind === 'CronJob' ? object(spec, 'jobTemplate', 'spec') : kind === 'Job' ? spec : {};
}

/** The labels of a selector that the template of a workload must have. */
export function templateLabels(selector: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(selector).filter(([key]) => !Object.hasOwn(GIVEN, key)));
}

/** Whether a workload has a pod with those labels of a selector that controllers give. */
export function hasGivenLabels(workload: Workload, selector: JsonObject): boolean {
  return givenLabels(workload, selector).every((has) => has === true);
}

/** Whether a workload has, or may come to have, a pod that a selector selects. */
export function maySelect(selector: JsonObject, workload: Workload): boolean {
  return (
    selects({ matchLabels: templateLabels(selector) }, workload.labels) &&
    givenLabels(workload, selector).every((has) => has !== false)
  );
}

function givenLabels(workload: Workload, selector: JsonObject): readonly (boolean | undefined)[] {
  return Object.keys(selector)
    .filter((key) => Object.hasOwn(GIVEN, key))
    .map((key) => workload.labels[key] === selector[key] || GIVEN[key]?.(workload, selector[key]));
}

/** Whether a selector names one pod of a StatefulSet. */
export function selectsOnePod(selector: JsonObject): boolean {
  return Object.hasOwn(selector, POD_NAME) || Object.hasOwn(selector, POD_INDEX);
}
