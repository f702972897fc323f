import { type BlobId, blobsAt, blobTexts } from '../../git/blobs';
import { openRepository, type Repository } from '../../git/repository';
import { git, tryGit } from '../../git/run';
import type { Workload } from '../../history/history';
import type { LogStep } from '../../history/import';
import type { Minor } from '../../kubernetes/minor';
import { CliError } from '../error';
import { type Contents, configOf, contentsOf, isManifestFile, isSame } from './manifests';

/** The output folder as one commit has it. */
interface LoggedCommit {
  readonly commit: string;

  /** By path from the project. */
  readonly files: ReadonlyMap<string, Contents>;
}

/** What Git's log says of an output folder. */
export class OutputLog {
  /**
   * @param output the folder, from the project
   * @throws CliError without Git, or where no commit has the folder
   */
  static read(folder: string, output: string): OutputLog {
    const repository = openRepository(folder);
    if (repository === undefined) {
      throw new CliError(`${folder} is in no repository of Git: there is no log to import from`);
    }
    if (repository.isShallow) {
      throw new CliError('this clone is shallow: its log does not begin at the beginning', 'git fetch --unshallow');
    }
    const commits = commitsOf(repository, output);
    if (commits.length === 0) {
      throw new CliError(`no commit has ${output}/: there is nothing to import`, 'commit the manifests first');
    }
    return new OutputLog(loggedCommits(repository, commits, output));
  }

  private constructor(private readonly commits: readonly LoggedCommit[]) {}

  /** The workloads that the newest commit has, with their files. */
  get workloads(): readonly { readonly id: Omit<Workload, 'target'>; readonly file: string }[] {
    const newest = this.commits.at(-1)?.files ?? new Map<string, Contents>();
    return [...newest].flatMap(([file, { workloads }]) => workloads.map(({ id }) => ({ id, file })));
  }

  /**
   * What each commit has of a workload, oldest first; commits that change nothing of it are left out.
   * @param file where the newest commit has it: its older files are of the same target
   */
  stepsOf(workload: Workload, file: string, minor: Minor): readonly LogStep[] {
    let before: readonly unknown[] = [];
    return this.commits.flatMap(({ commit, files }) => {
      const places = [...files].flatMap(([path, { workloads }]) =>
        workloads.filter(({ id }) => isSame(id, workload)).map(({ manifest }) => ({ path, manifest })),
      );
      const found = places.find(({ path }) => path === file) ?? (places.length === 1 ? places[0] : undefined);
      const config = configOf([...files.values()], workload.namespace);
      const now = [found?.manifest, ...config.values()];
      if (now.length === before.length && now.every((value, index) => value === before[index])) {
        return [];
      }
      before = now;
      return [{ commit, rendered: found && { workload, manifest: found.manifest, config, file, minor } }];
    });
  }
}

/** Those of the line that HEAD stands on, oldest first: what a merge brought in was released by the merge. */
function commitsOf({ project }: Repository, output: string): readonly string[] {
  const args = ['log', '--first-parent', '--reverse', '--format=%H', 'HEAD', '--', `${output}/`];
  const { status } = tryGit(['rev-parse', '--verify', '--quiet', 'HEAD'], { cwd: project });
  return status === 0 ? git(args, { cwd: project }).toString().split('\n').filter(Boolean) : [];
}

function loggedCommits(repository: Repository, commits: readonly string[], output: string): readonly LoggedCommit[] {
  const trees = commits.map((commit) => blobsAt(repository, commit, output));
  const ids = new Set(trees.flatMap((tree) => [...tree].filter(([path]) => isManifestFile(path)).map(([, id]) => id)));
  const texts = blobTexts(repository, [...ids]);
  const known = new Map<BlobId, Contents>();
  const contents = (id: BlobId, path: string, commit: string) => {
    const found = known.get(id) ?? contentsOf(texts.get(id) ?? '', `${commit.slice(0, 12)}:${path}`);
    known.set(id, found);
    return found;
  };
  return commits.map((commit, index) => ({
    commit,
    files: new Map(
      [...(trees[index] ?? [])]
        .filter(([path]) => isManifestFile(path))
        .map(([path, id]) => [path, contents(id, path, commit)]),
    ),
  }));
}
