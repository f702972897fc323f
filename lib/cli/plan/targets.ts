import { dirname } from 'node:path';
import type { History } from '../../history/history';
import { identityOf } from '../../manifests/identity';
import type { PlanManifest } from '../../plan/pair';
import type { SourceFile } from './source';

/** What a file is applied to. */
export type TargetOf = (file: SourceFile) => string;

const RETAINED = /\.retained(\.k8s\.yaml)$/;

/**
 * The target of each file, as far as files tell: what the histories say of it; else the folder below the one that was
 * given, `default` for a file that lies right there. See `inTargets`.
 */
export function targetsOf(histories: readonly History[]): TargetOf {
  const known = new Map(histories.map(({ manifest, workload }) => [manifest, workload.target]));
  return ({ file, below }) => {
    const found = known.get(file.replace(RETAINED, '$1'));
    const folder = dirname(below);
    return found ?? (folder === '.' ? (onlyTarget(histories) ?? 'default') : folder);
  };
}

/**
 * Both sides of a change with the targets that they are applied to. Folders are often there for order (`services/`,
 * `web/`): they are targets (`dev/`, `prod/`) only where the same object stands in two of them, or where the histories
 * know several targets.
 */
export function inTargets(
  sides: readonly (readonly PlanManifest[])[],
  histories: readonly History[],
): readonly (readonly PlanManifest[])[] {
  const target = onlyTarget(histories);
  const isThere = (manifest: PlanManifest) => manifest.target === target;
  return target === undefined || sides.every((side) => side.every(isThere)) || sides.some(standsTwice)
    ? sides
    : sides.map((side) => side.map((manifest) => (isThere(manifest) ? manifest : { ...manifest, target })));
}

/** The one target that there is; undefined where the histories know several. */
function onlyTarget(histories: readonly History[]): string | undefined {
  const [target = 'default', ...others] = new Set(histories.map(({ workload }) => workload.target));
  return others.length === 0 ? target : undefined;
}

/** In one target it does not: that was seen when it was read. */
function standsTwice(side: readonly PlanManifest[]): boolean {
  const identities = side.map(({ object, namespace }) => {
    const { group, kind, name } = identityOf(object);
    return [group, kind, namespace, name].join('\u0000');
  });
  return new Set(identities).size < identities.length;
}
