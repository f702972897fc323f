import { child, type Draft } from '../decode/draft';
import { schemaOf } from '../fields/schema';
import { withoutHashLabel } from '../hash/label';
import { revisionData } from '../hash/revision';
import type { Minor } from '../minor';
import { formatPath } from '../path';
import { prepare } from '../prepare';
import { differences } from './difference';

/** A field whose change starts a rollout. */
export interface TemplateChange {
  /** `spec.template.spec.containers[0].image`; an element that is gone has its old index. */
  readonly path: string;

  /** What stood there; undefined for nothing. */
  readonly before: unknown;

  /** What will stand there; undefined for nothing. */
  readonly after: unknown;
}

/** Whether new pods replace the old ones, and why. */
export interface Roll {
  /** Whether they do. */
  readonly rolls: boolean;

  /** Empty when nothing rolls, and for a quantity that is only spelt otherwise, which a StatefulSet or DaemonSet rolls. */
  readonly changes: readonly TemplateChange[];
}

const WORKLOADS: ReadonlySet<string> = new Set(['apps.Deployment', 'apps.StatefulSet', 'apps.DaemonSet']);

/**
 * Says whether a workload's pods are replaced when the live object becomes another. Both may leave out what the API
 * server fills in. A Deployment compares templates by meaning, a StatefulSet or DaemonSet by the bytes it would record.
 * @param live the object in the cluster
 * @param next the object that it becomes, see `apply`
 * @returns undefined where the two are not workloads of one kind
 */
export function rolls(live: unknown, next: unknown, minor: Minor): Roll | undefined {
  const [before, after] = [prepare(live, minor), prepare(next, minor, live)];
  if (before === undefined || after === undefined || before.type !== after.type || !WORKLOADS.has(before.type)) {
    return undefined;
  }
  const [old, now] = [templateOf(before.draft), templateOf(after.draft)];
  const type = { kind: 'named', name: 'core.PodTemplateSpec' } as const;
  const changes = differences(old, now, type, schemaOf(minor), ['spec', 'template']).map(({ path, ...values }) => ({
    path: formatPath(path),
    ...values,
  }));
  const byBytes = before.type !== 'apps.Deployment';
  return { rolls: byBytes ? revisionData(old, minor) !== revisionData(now, minor) : changes.length > 0, changes };
}

function templateOf(draft: Draft): Draft {
  return withoutHashLabel(child(child(draft, 'spec') ?? {}, 'template') ?? {});
}
