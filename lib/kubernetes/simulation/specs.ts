import type { DaemonSetSpec } from '../controllers/daemon-set/state';
import type { DeploymentSpec, DeploymentStrategy } from '../controllers/deployment/state';
import type { StatefulSetSpec, StatefulSetUpdateStrategy } from '../controllers/stateful-set/state';
import { child, type Draft, number, text } from '../decode/draft';

/** A limit or a deadline that means none. */
const NONE = 2 ** 31 - 1;

/** What the controllers read of a Deployment that is defaulted. @param template stands for its template */
export function deploymentSpec(draft: Draft, template: string): DeploymentSpec {
  const spec = child(draft, 'spec') ?? {};
  return {
    replicas: number(spec, 'replicas'),
    template,
    strategy: deploymentStrategy(child(spec, 'strategy') ?? {}),
    minReadySeconds: number(spec, 'minReadySeconds'),
    paused: spec.paused === true,
    ...limit(spec, 'revisionHistoryLimit'),
    ...limit(spec, 'progressDeadlineSeconds'),
  };
}

/** As for a Deployment. */
export function statefulSetSpec(draft: Draft, template: string): StatefulSetSpec {
  const spec = child(draft, 'spec') ?? {};
  return {
    replicas: number(spec, 'replicas'),
    ordinals: { start: number(child(spec, 'ordinals'), 'start') },
    template,
    podManagementPolicy: text(spec, 'podManagementPolicy') === 'Parallel' ? 'Parallel' : 'OrderedReady',
    updateStrategy: statefulSetStrategy(child(spec, 'updateStrategy') ?? {}),
    minReadySeconds: number(spec, 'minReadySeconds'),
    revisionHistoryLimit: number(spec, 'revisionHistoryLimit'),
  };
}

/** As for a Deployment. */
export function daemonSetSpec(draft: Draft, template: string): DaemonSetSpec {
  const spec = child(draft, 'spec') ?? {};
  const strategy = child(spec, 'updateStrategy');
  return {
    template,
    updateStrategy:
      text(strategy, 'type') === 'OnDelete'
        ? { type: 'OnDelete' }
        : { type: 'RollingUpdate', ...rollingUpdate(strategy ?? {}) },
    minReadySeconds: number(spec, 'minReadySeconds'),
    revisionHistoryLimit: number(spec, 'revisionHistoryLimit'),
  };
}

function deploymentStrategy(strategy: Draft): DeploymentStrategy {
  return text(strategy, 'type') === 'Recreate'
    ? { type: 'Recreate' }
    : { type: 'RollingUpdate', ...rollingUpdate(strategy) };
}

function statefulSetStrategy(strategy: Draft): StatefulSetUpdateStrategy {
  if (text(strategy, 'type') === 'OnDelete') {
    return { type: 'OnDelete' };
  }
  const rolling = child(strategy, 'rollingUpdate');
  if (rolling === undefined) {
    return { type: 'RollingUpdate' };
  }
  const unavailable = rolling.maxUnavailable === undefined ? {} : { maxUnavailable: amount(rolling.maxUnavailable) };
  return { type: 'RollingUpdate', rollingUpdate: { partition: number(rolling, 'partition'), ...unavailable } };
}

function rollingUpdate(strategy: Draft): {
  readonly maxSurge: number | string;
  readonly maxUnavailable: number | string;
} {
  const rolling = child(strategy, 'rollingUpdate');
  return { maxSurge: amount(rolling?.maxSurge), maxUnavailable: amount(rolling?.maxUnavailable) };
}

function amount(value: unknown): number | string {
  return typeof value === 'number' || typeof value === 'string' ? value : 0;
}

function limit<Key extends string>(spec: Draft, key: Key): { readonly [key in Key]?: number } {
  const value = spec[key];
  return typeof value === 'number' && value !== NONE ? ({ [key]: value } as { readonly [key in Key]: number }) : {};
}
