import { child, type Draft, number, text } from '../../decode/draft';
import type { Minor } from '../../minor';
import { prepare } from '../../prepare';
import { templateKey } from '../../roll/template-key';
import { type Deployment, type DeploymentSpec, type DeploymentStrategy, NEW_STATUS } from './state';

/**
 * The Deployment that a manifest describes, defaulted, as it is just after it was created.
 * @param manifest one that the API server accepts
 * @returns undefined for another kind
 */
export function deploymentOf(manifest: unknown, minor: Minor): Deployment | undefined {
  const prepared = prepare(manifest, minor);
  if (prepared?.type !== 'apps.Deployment') {
    return undefined;
  }
  const metadata = child(prepared.draft, 'metadata') ?? {};
  return {
    name: text(metadata, 'name'),
    generation: 1,
    annotations: (child(metadata, 'annotations') ?? {}) as Record<string, string>,
    spec: specOf(child(prepared.draft, 'spec') ?? {}, templateKey(manifest, minor)),
    status: NEW_STATUS,
  };
}

function specOf(spec: Draft, template: string): DeploymentSpec {
  return {
    replicas: number(spec, 'replicas'),
    template,
    strategy: strategyOf(child(spec, 'strategy') ?? {}),
    minReadySeconds: number(spec, 'minReadySeconds'),
    paused: spec.paused === true,
    ...optional(spec, 'revisionHistoryLimit'),
    ...optional(spec, 'progressDeadlineSeconds'),
  };
}

function strategyOf(strategy: Draft): DeploymentStrategy {
  const { maxSurge = 0, maxUnavailable = 0 } = child(strategy, 'rollingUpdate') ?? {};
  return strategy.type === 'Recreate'
    ? { type: 'Recreate' }
    : {
        type: 'RollingUpdate',
        maxSurge: maxSurge as number | string,
        maxUnavailable: maxUnavailable as number | string,
      };
}

function optional<Key extends string>(spec: Draft, key: Key): { readonly [key in Key]?: number } {
  const value = spec[key];
  return (typeof value === 'number' ? { [key]: value } : {}) as { readonly [key in Key]?: number };
}
