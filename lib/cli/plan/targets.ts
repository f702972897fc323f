import { dirname } from 'node:path';
import type { History } from '../../history/history';
import type { SourceFile } from './source';

/** What a file is applied to. */
export type TargetOf = (file: SourceFile) => string;

const RETAINED = /\.retained(\.k8s\.yaml)$/;

/**
 * The target of each file: what the histories say of it; else the folder below the one that was given, `default` for a
 * file that lies right there.
 */
export function targetsOf(histories: readonly History[]): TargetOf {
  const known = new Map(histories.map(({ manifest, workload }) => [manifest, workload.target]));
  const [only, ...others] = new Set(known.values());
  return ({ file, below }) => {
    const found = known.get(file.replace(RETAINED, '$1'));
    const folder = dirname(below);
    const unknown = only !== undefined && others.length === 0 ? only : 'default';
    return found ?? (folder === '.' ? unknown : folder);
  };
}
