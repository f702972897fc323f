import type { JsonObject } from '../../../../lib/kubernetes/value';
import { autoscaler, claim, daemonSet, deployment, object } from '../../objects';
import { endpoints } from '../endpoints';
import { counted, takenOver } from '../overlapping';
import { scalable } from '../scaled';
import { standstillOfChange } from '../stuck';
import { left, widgets } from '../swept';
import type { Truths } from '../truth';

/** A workload beside a Pod that was made by hand, with its label and with another one. */
const beside = (workload: JsonObject) => {
  const lone = (app: string) => {
    const containers = [{ name: 'lone', image: 'lone:1' }];
    return object('v1', 'Pod', 'lone', { metadata: { labels: { app } }, spec: { containers } });
  };
  return { bad: { head: [lone('web'), workload] }, good: { head: [lone('lone'), workload] } };
};

const mounting = deployment({ pod: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] } });
// A definition stands in no namespace.
const [swept, kept] = [widgets('swept.example.com'), widgets('kept.example.com')];

export const references: Truths = {
  'selector-overlap': [
    {
      what: 'is counted by an autoscaler, and taken over once it is orphaned',
      see: counted,
      bad: { before: 3, counted: 6, left: 0 },
      good: { before: 3, counted: 3, left: 3 },
    },
    {
      what: 'takes a bare Pod over and deletes it, where it is a DaemonSet',
      see: takenOver,
      bad: { by: ['DaemonSet'], deleted: true, selected: 3 },
      good: { by: [], deleted: false, selected: 3 },
      given: beside(daemonSet()),
    },
    {
      what: 'takes a bare Pod over, where it is a ReplicaSet',
      see: takenOver,
      bad: { by: ['ReplicaSet'], deleted: false, selected: 3 },
      good: { by: [], deleted: false, selected: 3 },
      given: beside({ ...deployment(), kind: 'ReplicaSet' }),
    },
    {
      what: 'selects a bare Pod and leaves it alone, where it is a Deployment',
      see: takenOver,
      bad: { by: [], deleted: false, selected: 4 },
      good: { by: [], deleted: false, selected: 3 },
      given: beside(deployment()),
    },
  ],
  'dangling-ref': [
    {
      what: 'has no endpoints',
      see: endpoints,
      bad: { ready: 0, unready: 0 },
      good: { ready: 3, unready: 0 },
    },
    {
      what: 'cannot be scaled',
      see: scalable,
      bad: { able: 'False', reason: 'FailedGetScale' },
      good: { able: 'True', reason: 'SucceededGetScale' },
      given: { bad: { head: [deployment(), autoscaler({}, 'wbe')] }, good: { head: [deployment(), autoscaler()] } },
    },
    {
      what: 'stands still for want of a claim that is deleted',
      see: standstillOfChange,
      bad: {
        rollout: 'ProgressDeadlineExceeded',
        because: [expect.stringContaining('persistentvolumeclaim "data" is being deleted')],
      },
      good: { rollout: 'complete' },
      given: {
        bad: { base: [claim(), mounting], head: [mounting] },
        good: { base: [claim(), mounting], head: [claim(), mounting] },
      },
    },
    {
      what: 'goes with the definition that is deleted',
      see: left,
      bad: { left: 0 },
      good: { left: 1 },
      given: {
        bad: { base: [swept.definition, swept.widget], head: [swept.widget] },
        good: { base: [kept.definition, kept.widget], head: [kept.definition, kept.widget] },
      },
    },
  ],
};
