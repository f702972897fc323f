import { revisionObject, UnforeseeableError, validate } from '../../kubernetes';
import type { Minor } from '../../kubernetes/minor';
import { own } from '../../kubernetes/value';
import type { Manifest } from '../../manifests/parse';
import { escapeUnprintable, printable } from '../../report/printable';
import { CliError } from '../error';

const HASHED: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);

/** A workload and what its controller will make for its template. */
export interface HashLine {
  /** As kubectl names it, `deployment.apps/web`. */
  readonly workload: string;

  /**
   * The namespace in the manifest.
   * @default - none is given
   */
  readonly namespace?: string;
  readonly kind: 'ReplicaSet' | 'ControllerRevision';
  readonly name: string;
  readonly hash: string;
}

/**
 * The names that the workloads' controllers will give, in the order of the manifests; other kinds are left out.
 * @throws CliError for a workload without a name, and for one whose hash cannot be foretold
 */
export function hashLines(manifests: readonly Manifest[], minor: Minor): readonly HashLine[] {
  return manifests.flatMap((manifest) => {
    const { object, file, line } = manifest;
    try {
      const revision = revisionObject(object, minor);
      const metadata = own(object, 'metadata');
      const [name, namespace] = [own(metadata, 'name'), own(metadata, 'namespace')];
      if (revision !== undefined && (typeof name !== 'string' || name === '')) {
        throw new CliError(
          `${file}:${line}: a ${object.kind} needs a metadata.name: its ${revision.kind} is named after it`,
        );
      }
      const place = typeof namespace === 'string' ? { namespace } : {};
      return revision === undefined
        ? []
        : [{ workload: `${String(object.kind).toLowerCase()}.apps/${name}`, ...place, ...revision }];
    } catch (error) {
      throw error instanceof UnforeseeableError ? new CliError(`${file}:${line}: ${error.message}`) : error;
    }
  });
}

/** The workloads that the API server would refuse: nothing will have their names. */
export function hashWarnings(manifests: readonly Manifest[], minor: Minor): readonly string[] {
  return manifests.flatMap(({ object, file, line }) => {
    const [first] = HASHED.has(String(object.kind)) ? validate(object, minor).refusals : [];
    const why = first === undefined ? '' : `${first.path}: ${first.message}`;
    return first === undefined
      ? []
      : [printable(`${file}:${line}: the API server would refuse this ${object.kind}: ${why}`)];
  });
}

/** A line a workload: `deployment.apps/web  web-7f8fbb96d`. */
export function hashText(lines: readonly HashLine[]): string {
  return lines.map(({ workload, name }) => `${printable(workload)}  ${printable(name)}\n`).join('');
}

/** The same as JSON. */
export function hashJson(lines: readonly HashLine[]): string {
  return escapeUnprintable(`${JSON.stringify(lines, undefined, 2)}\n`);
}
