import { join } from 'node:path';
import { bytesIfThere, namesIn } from '../../files/read';
import { type BlobId, blobId, blobsAt, blobTexts } from '../../git/blobs';
import { releasedCommits } from '../../git/released';
import { openRepository, type Repository } from '../../git/repository';
import { FOLDER, type History, HistoryError, historyPath, type Past, type Workload, workloadOf } from '../../history';
import { hasSides, sidesOf } from '../../history/conflict';
import { reconcile, releasedBy } from '../../history/merge';
import { openHistory, parseHistory } from '../../history/parse';

/** The past of a workload, and the file that it was found in. */
export interface FoundPast extends Past {
  /** What stands in the file; undefined where there is none. */
  readonly bytes: Uint8Array | undefined;

  /** Git left both sides of a merge in it. */
  readonly isConflict: boolean;
}

/** Where to look for what was released. */
export interface BaseOptions {
  /** Without Git: what is found is released. */
  readonly isFrozen: boolean;

  /** See `rollout.base`. */
  readonly base?: string | undefined;
}

/**
 * Reads the pasts of workloads, and of all that have a file in the targets of the app.
 * @param workloads those that the code renders
 * @param targets those of its charts
 * @returns by the path of the file
 * @throws HistoryError for a file that is no history
 * @throws GitError when Git cannot tell what was released
 */
export function readPasts(
  workloads: readonly Workload[],
  targets: ReadonlySet<string>,
  options: BaseOptions,
): ReadonlyMap<string, FoundPast> {
  const paths = new Set([...workloads.map(historyPath), ...[...targets].flatMap(filesOf)]);
  const files = new Map([...paths].map((path) => [path, bytesIfThere(path)] as const));
  const released = options.isFrozen ? undefined : Released.open([...files.keys()], files, options.base);
  return new Map(
    [...files].flatMap(([path, bytes]) => {
      const workload = workloadOf(path);
      return workload === undefined ? [] : [[path, pastOf(workload, path, bytes, released)] as const];
    }),
  );
}

function filesOf(target: string): readonly string[] {
  const folder = join(FOLDER, target);
  return namesIn(folder).flatMap((namespace) =>
    namesIn(join(folder, namespace))
      .map((name) => `${FOLDER}/${target}/${namespace}/${name}`)
      .filter((path) => workloadOf(path) !== undefined),
  );
}

function pastOf(
  workload: Workload,
  path: string,
  bytes: Uint8Array | undefined,
  base: Released | undefined,
): FoundPast {
  if (bytes !== undefined && base?.isAsFound(path) && !hasSides(bytes)) {
    const history = openHistory(bytes, workload, path);
    return { bytes, found: history, released: history, isConflict: false };
  }
  const text = textOf(bytes);
  // Several commits mostly have one text.
  const known = new Map<string, History>();
  const parse = (each: string) => {
    const history = known.get(each) ?? parseHistory(each, workload, path);
    known.set(each, history);
    return history;
  };
  // A conflict may have been committed as it was.
  const parseSides = (each: string) => {
    const sides = sidesOf(each);
    return sides === undefined ? [parse(each)] : [parse(sides.ours), parse(sides.theirs)];
  };
  const sides = text === undefined ? undefined : sidesOf(text);
  if (sides !== undefined) {
    const [ours, theirs] = [parse(sides.ours), parse(sides.theirs)];
    const ancestor = base?.ancestorOf(path);
    const found = reconcile(ours, theirs, ancestor === undefined ? tryParse(sides.base, parse) : parse(ancestor));
    const released = releasedBy(base === undefined ? [ours, theirs] : base.textsOf(path, text).flatMap(parseSides));
    return { bytes, found, released, isConflict: true };
  }
  // What Git does not vouch for is read to its end, so that what is broken is told.
  const found = text === undefined ? undefined : parse(text);
  const released = base === undefined ? found : releasedBy(base.textsOf(path, text).flatMap(parseSides));
  return { bytes, found, released: released ?? releasedElsewhere(found), isConflict: false };
}

/**
 * What Git does not have at this path and what no synthesis makes of a workload that was never released: the file was
 * moved here, or taken back, and what it says was released.
 */
function releasedElsewhere(found: History | undefined): History | undefined {
  const isReleased = found?.revisions.slice(1).some(({ pending, imported }) => !pending && imported === undefined);
  return isReleased ? found : undefined;
}

/** What bytes say as text. */
export function textOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();
}

/** The style `zdiff3` leaves out of the sides, but not out of what they come from, the lines that both have. */
function tryParse(text: string | undefined, parse: (text: string) => History): History | undefined {
  try {
    return text === undefined ? undefined : parse(text);
  } catch (error) {
    if (error instanceof HistoryError) {
      return undefined;
    }
    throw error;
  }
}

/** What Git has of files where HEAD left the base. */
class Released {
  /** Undefined where there is no Git: then what is found is released. */
  static open(
    paths: readonly string[],
    files: ReadonlyMap<string, Uint8Array | undefined>,
    base: string | undefined,
  ): Released | undefined {
    const repository = openRepository('.');
    if (repository === undefined) {
      return undefined;
    }
    const trees = releasedCommits(repository, base).map((commit) => blobsAt(repository, commit, FOLDER));
    const blobs = new Map(paths.map((path) => [path, distinct(trees.map((tree) => tree.get(path)))] as const));
    const isFound = (path: string, id: BlobId) => {
      const bytes = files.get(path);
      return bytes !== undefined && blobId(bytes, id) === id;
    };
    const differing = [...blobs].flatMap(([path, ids]) => ids.filter((id) => !isFound(path, id)));
    return new Released(repository, blobs, blobTexts(repository, distinct(differing)));
  }

  private constructor(
    private readonly repository: Repository,
    private readonly blobs: ReadonlyMap<string, readonly BlobId[]>,
    private readonly texts: ReadonlyMap<BlobId, string>,
  ) {}

  /** Whether a file was released, and always as it was found. */
  isAsFound(path: string): boolean {
    const ids = this.blobs.get(path) ?? [];
    return ids.length > 0 && ids.every((id) => !this.texts.has(id));
  }

  /** The released texts of a file; that of a blob which was not fetched is the text that was found. */
  textsOf(path: string, found: string | undefined): readonly string[] {
    const ids = this.blobs.get(path) ?? [];
    return ids.map((id) => this.texts.get(id) ?? found).filter((text) => text !== undefined);
  }

  /** What both sides of a conflict come from, as long as the conflict stands in the index. */
  ancestorOf(path: string): string | undefined {
    const name = `:1:${this.repository.prefix}${path}`;
    return blobTexts(this.repository, [name]).get(name);
  }
}

function distinct<Value>(values: readonly (Value | undefined)[]): readonly Value[] {
  return [...new Set(values)].filter((value) => value !== undefined);
}
