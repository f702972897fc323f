import { child, type Draft, ensure, setDefault, setPointer } from '../decode/draft';
import { isOff } from '../fields/gates';
import type { Minor } from '../minor';
import { defaultPodTemplate } from './pod-template';

const MAX_INT32 = 2 ** 31 - 1;

/** @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/batch/v1/defaults.go */
export function defaultJob(job: Draft, minor: Minor): void {
  const spec = ensure(job, 'spec');
  const labels = child(child(ensure(spec, 'template'), 'metadata') ?? {}, 'labels');
  const metadata = ensure(job, 'metadata');
  if (labels !== undefined && Object.keys(child(metadata, 'labels') ?? {}).length === 0) {
    metadata.labels = labels;
  }
  defaultJobSpec(spec, minor);
}

/** @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/batch/v1/defaults.go */
export function defaultCronJob(cronJob: Draft, minor: Minor): void {
  const spec = ensure(cronJob, 'spec');
  setDefault(spec, 'concurrencyPolicy', 'Allow');
  setPointer(spec, 'suspend', false);
  setPointer(spec, 'successfulJobsHistoryLimit', 3);
  setPointer(spec, 'failedJobsHistoryLimit', 1);
  // The Job's own defaults are filled in when one is made.
  defaultPodTemplate(ensure(ensure(ensure(spec, 'jobTemplate'), 'spec'), 'template'), minor);
}

function defaultJobSpec(spec: Draft, minor: Minor): void {
  if (spec.completions === undefined && spec.parallelism === undefined) {
    spec.completions = 1;
  }
  setPointer(spec, 'parallelism', 1);
  setPointer(spec, 'backoffLimit', spec.backoffLimitPerIndex === undefined ? 6 : MAX_INT32);
  setPointer(spec, 'completionMode', 'NonIndexed');
  setPointer(spec, 'suspend', false);
  if (!isOff('batch.JobSpec', 'podReplacementPolicy', minor)) {
    setPointer(spec, 'podReplacementPolicy', spec.podFailurePolicy === undefined ? 'TerminatingOrFailed' : 'Failed');
  }
  setPointer(spec, 'manualSelector', false);
  defaultPodTemplate(ensure(spec, 'template'), minor);
}
