import { child, children, type Draft, ensure, setDefault, setPointer } from '../decode/draft';
import { isOff } from '../fields/gates';
import type { Minor } from '../minor';
import { defaultClaimSpec } from './claim';
import { defaultPodTemplate } from './pod-template';

/** @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/apps/v1/defaults.go */
export function defaultDeployment(deployment: Draft, minor: Minor): void {
  const spec = ensure(deployment, 'spec');
  setPointer(spec, 'replicas', 1);
  const strategy = ensure(spec, 'strategy');
  setDefault(strategy, 'type', 'RollingUpdate');
  if (strategy.type === 'RollingUpdate') {
    const rollingUpdate = ensure(strategy, 'rollingUpdate');
    setPointer(rollingUpdate, 'maxUnavailable', '25%');
    setPointer(rollingUpdate, 'maxSurge', '25%');
  }
  setPointer(spec, 'revisionHistoryLimit', 10);
  setPointer(spec, 'progressDeadlineSeconds', 600);
  defaultPodTemplate(ensure(spec, 'template'), minor);
}

/** @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/apps/v1/defaults.go */
export function defaultStatefulSet(statefulSet: Draft, minor: Minor): void {
  const spec = ensure(statefulSet, 'spec');
  setDefault(spec, 'podManagementPolicy', 'OrderedReady');
  const strategy = ensure(spec, 'updateStrategy');
  if (strategy.type === undefined || strategy.type === '') {
    strategy.type = 'RollingUpdate';
    ensure(strategy, 'rollingUpdate');
  }
  const rollingUpdate = child(strategy, 'rollingUpdate');
  if (strategy.type === 'RollingUpdate' && rollingUpdate !== undefined) {
    setPointer(rollingUpdate, 'partition', 0);
    if (!isOff('apps.RollingUpdateStatefulSetStrategy', 'maxUnavailable', minor)) {
      setPointer(rollingUpdate, 'maxUnavailable', 1);
    }
  }
  if (!isOff('apps.StatefulSetSpec', 'persistentVolumeClaimRetentionPolicy', minor)) {
    const retention = ensure(spec, 'persistentVolumeClaimRetentionPolicy');
    setDefault(retention, 'whenDeleted', 'Retain');
    setDefault(retention, 'whenScaled', 'Retain');
  }
  setPointer(spec, 'replicas', 1);
  setPointer(spec, 'revisionHistoryLimit', 10);
  defaultPodTemplate(ensure(spec, 'template'), minor);
  for (const claim of children(spec, 'volumeClaimTemplates')) {
    claim.apiVersion = 'v1';
    claim.kind = 'PersistentVolumeClaim';
    setDefault(ensure(claim, 'status'), 'phase', 'Pending');
    defaultClaimSpec(ensure(claim, 'spec'));
  }
}

/** @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/apps/v1/defaults.go */
export function defaultDaemonSet(daemonSet: Draft, minor: Minor): void {
  const spec = ensure(daemonSet, 'spec');
  const strategy = ensure(spec, 'updateStrategy');
  setDefault(strategy, 'type', 'RollingUpdate');
  if (strategy.type === 'RollingUpdate') {
    const rollingUpdate = ensure(strategy, 'rollingUpdate');
    setPointer(rollingUpdate, 'maxUnavailable', 1);
    setPointer(rollingUpdate, 'maxSurge', 0);
  }
  setPointer(spec, 'revisionHistoryLimit', 10);
  defaultPodTemplate(ensure(spec, 'template'), minor);
}
