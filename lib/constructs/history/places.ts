import { posix } from 'node:path';
import type { Chart } from 'cdk8s';
import { isThere } from '../../files/read';
import { type History, HistoryError, historyPath, type Workload, type WorkloadKind, workloadName } from '../../history';
import { isObject, type JsonObject, own } from '../../kubernetes/value';
import type { Identity } from '../../manifests/identity';
import { type Problem, RolloutError } from '../error';
import { ownerPath } from '../owner';
import type { ManifestFile } from '../synthesis/layout';
import type { Rendered } from '../synthesis/render';
import { targetOf } from '../target';

/** A workload of the app. */
export interface PlacedWorkload {
  readonly workload: Workload;
  readonly object: Rendered;
  readonly manifest: JsonObject;

  /** The file that it is written to, from the project. */
  readonly file: string;
}

const KINDS: ReadonlySet<string> = new Set<WorkloadKind>(['Deployment', 'StatefulSet', 'DaemonSet']);

/** The names that the API server takes; they become the names of files. */
const NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LONGEST_FILE = 255;

/** The objects whose manifests the history looks at. */
export function isOfHistory({ group, kind }: Identity): boolean {
  return (group === 'apps' && KINDS.has(kind)) || (group === '' && kind === 'ConfigMap');
}

/** How an app writes its files. */
export interface Output {
  /** The output folder, from the project, with `/`; empty for the project itself. */
  readonly outdir: string;

  /** It lies in the project: these are the manifests that are committed. */
  readonly isCommitted: boolean;

  /** Each object has a file of its own. */
  readonly isPerObject: boolean;
}

/** Which file each workload of an app goes to, and which chart a file belongs to. */
export class Places {
  readonly workloads: readonly PlacedWorkload[];
  readonly #charts: ReadonlyMap<string, Chart>;
  readonly #files: ReadonlySet<string>;

  /** @throws RolloutError for names that cannot be those of files */
  constructor(
    private readonly output: Output,
    files: readonly ManifestFile[],
  ) {
    const place = (path: string) => posix.join(output.outdir, path);
    this.#charts = new Map(
      files.flatMap(({ path, objects: [first] }) => (first === undefined ? [] : [[place(path), first.chart] as const])),
    );
    this.#files = new Set(files.map(({ path }) => place(path)));
    this.workloads = files.flatMap(({ path, objects }) => objects.flatMap((object) => placed(object, place(path))));
    const problems = this.workloads.flatMap(nameProblems);
    if (problems.length > 0) {
      throw new RolloutError(problems);
    }
  }

  /** The chart that a file belongs to, also the file of a workload that is there no more. */
  chartOf(file: string): Chart | undefined {
    const { outdir, isCommitted, isPerObject } = this.output;
    const known = this.#charts.get(file);
    if (known !== undefined) {
      return known;
    }
    if (isPerObject) {
      return [...this.#charts].find(([path]) => posix.dirname(path) === posix.dirname(file))?.[1];
    }
    return isCommitted
      ? undefined
      : [...this.#charts].find(([path]) => `/${file}`.endsWith(`/${posix.relative(outdir, path)}`))?.[1];
  }

  /**
   * Whether a workload that the app does not render left the code. One whose manifest is still there, and is none that
   * this app writes, belongs to another app.
   */
  hasLeft({ manifest }: History): boolean {
    return this.output.isCommitted && (this.#files.has(manifest) || (this.#isBelow(manifest) && !isThere(manifest)));
  }

  /** Whether a history is one of this app, and not of another that shares its target. */
  isOwn({ manifest, left }: History): boolean {
    return this.#files.has(manifest) || (left === true && (!this.output.isCommitted || this.#isBelow(manifest)));
  }

  /** @throws HistoryError for a workload that another app writes to another folder */
  refuseOther(workload: Workload, found: History | undefined): void {
    if (found !== undefined && this.output.isCommitted && !this.#isBelow(found.manifest) && isThere(found.manifest)) {
      throw new HistoryError(
        'two-minds',
        `${workloadName(workload)} of target ${workload.target} is written to ${found.manifest}, too`,
        `one cluster holds only one of them: give each app a target of its own (new App({ target: 'prod' })), leave one out of the history (new App({ history: false })), or remove ${found.manifest} if nothing writes it any more`,
      );
    }
  }

  #isBelow(file: string): boolean {
    const { outdir } = this.output;
    return outdir === '' || file.startsWith(`${outdir}/`);
  }
}

function placed(object: Rendered, file: string): readonly PlacedWorkload[] {
  const { identity, manifest, chart } = object;
  if (identity === undefined || manifest === undefined || !KINDS.has(identity.kind)) {
    return [];
  }
  const template = own(manifest.spec, 'template');
  const isWhole = manifest.apiVersion === 'apps/v1' && isObject(template) && Object.keys(template).length > 0;
  if (!isWhole || identity.name === '') {
    return [];
  }
  const { kind, namespace, name } = identity;
  const workload: Workload = { target: targetOf(chart), kind: kind as WorkloadKind, namespace, name };
  return [{ workload, object, manifest, file }];
}

function nameProblems({ workload, object }: PlacedWorkload): readonly Problem[] {
  const path = ownerPath(object.source);
  const wrong = [workload.name, workload.namespace].find((name) => name !== '' && !NAME.test(name));
  if (wrong !== undefined) {
    const message = 'the API server takes no such name, and it would be that of a file of the history';
    return [{ path, message, value: wrong, allowed: 'small letters, digits, - and . between them' }];
  }
  const file = historyPath(workload).split('/').at(-1) ?? '';
  return file.length <= LONGEST_FILE
    ? []
    : [
        {
          path,
          message: 'the name is too long for a file of the history',
          value: workload.name,
          allowed: `at most ${workload.name.length - file.length + LONGEST_FILE} characters`,
          fix: 'choose a shorter name, or do without a history: new App({ history: false })',
        },
      ];
}
