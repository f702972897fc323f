import { GitError, type GitOptions, git, tryGit } from './run';

/** A file as it was committed. */
export interface CommittedFile {
  /** Below the path that was asked for, with `/`; empty when that is the file itself. */
  readonly name: string;
  readonly bytes: number;

  /** Git's id of the content. */
  readonly id: string;
}

/** What lies at a path of a commit. */
interface Found {
  readonly id: string;
  readonly type: string;
  readonly bytes: number;
}

/**
 * The files of another commit: of a folder and all below it, or one file. As on disk, a link to a file is read as that
 * file and a link to a folder is left out; the path itself may lead through links.
 *
 * @param path from the root of the repository, as in `git show REV:PATH`; from `cwd` when it starts with `./` or `../`
 * @throws GitError for a revision or path that is not there, and outside of a repository
 */
export function committedFiles(revision: string, path: string, cwd: string): readonly CommittedFile[] {
  const options = { cwd };
  const commit = commitOf(revision, options);
  const root = fromTop(path, options);
  const [found] = resolveLinks([`${commit}:${root}`], options);
  if (found === undefined) {
    throw new GitError(
      `there is no ${JSON.stringify(path)} in ${revision}: a path begins at the root of the repository, ./ begins it here`,
    );
  }
  return found.type === 'tree' ? filesBelow(found.id, `${commit}:${root}`, options) : [{ ...found, name: '' }];
}

/** The contents of committed files, in their order. */
export function committedBytes(files: readonly CommittedFile[], cwd: string): readonly Uint8Array[] {
  const output = git(['cat-file', '--batch'], { cwd, input: files.map(({ id }) => `${id}\n`).join('') });
  let at = 0;
  return files.map(({ id, bytes }) => {
    const start = output.indexOf('\n', at) + 1;
    if (start === 0 || !output.toString('latin1', at, start).startsWith(`${id} blob ${bytes}\n`)) {
      throw new GitError(`git has no file ${id}`);
    }
    at = start + bytes + 1;
    return output.subarray(start, start + bytes);
  });
}

function commitOf(revision: string, options: GitOptions): string {
  const name = `${revision}^{commit}`;
  const { status, stdout, stderr } = tryGit(['rev-parse', '--verify', '--end-of-options', name], options);
  if (status === 0) {
    return stdout.toString().trim().split('\n').at(-1) ?? '';
  }
  if (!stderr.includes('Needed a single revision') && !stderr.includes('expected commit type')) {
    throw new GitError(stderr);
  }
  const shallow = git(['rev-parse', '--is-shallow-repository'], options).toString().trim() === 'true';
  const fix = shallow ? '; this clone is shallow: git fetch --unshallow brings the rest of its history' : '';
  throw new GitError(`there is no revision ${JSON.stringify(revision)}${fix}`);
}

/** A path from the root of the repository, without `.` and `..`. */
function fromTop(path: string, options: GitOptions): string {
  const isHere = /^\.\.?(?:\/|$)/.test(path);
  const prefix = isHere ? git(['rev-parse', '--show-prefix'], options).toString().replace(/\n$/, '') : '';
  const steps: string[] = [];
  for (const step of `${prefix}${path}`.split('/')) {
    if (step !== '..') {
      steps.push(...(step === '' || step === '.' ? [] : [step]));
    } else if (steps.pop() === undefined) {
      throw new GitError(`${JSON.stringify(path)} lies outside of the repository`);
    }
  }
  return steps.join('/');
}

function filesBelow(tree: string, root: string, options: GitOptions): readonly CommittedFile[] {
  const entries = git(['ls-tree', '-r', '-z', '-l', '--full-tree', tree], options).toString().split('\0').slice(0, -1);
  const files = entries.map((entry) => {
    const [, mode = '', id = '', bytes = '', name = ''] = /^(\d+) \w+ (\w+) +(\d+|-)\t(.*)$/s.exec(entry) ?? [];
    return { mode, id, bytes: Number(bytes), name };
  });
  const links = files.filter(({ mode, name }) => mode === LINK && !name.includes('\n'));
  const base = root.endsWith(':') ? root : `${root}/`;
  const targets = resolveLinks(
    links.map(({ name }) => `${base}${name}`),
    options,
  );
  const targetOf = new Map(links.map((link, index) => [link, targets[index]]));
  return files.flatMap((file) => {
    const found = file.mode === LINK ? targetOf.get(file) : file.mode === SUBMODULE ? undefined : file;
    return found === undefined || ('type' in found && found.type !== 'blob')
      ? []
      : [{ name: file.name, id: found.id, bytes: found.bytes }];
  });
}

const LINK = '120000';
const SUBMODULE = '160000';

/** What lies at `commit:path` when links are followed; undefined where that is nothing. */
function resolveLinks(places: readonly string[], options: GitOptions): readonly (Found | undefined)[] {
  if (places.length === 0) {
    return [];
  }
  const input = places.map((place) => `${place}\n`).join('');
  const output = git(['cat-file', '--batch-check', '--follow-symlinks'], { ...options, input });
  let at = 0;
  return places.map(() => {
    const end = output.indexOf('\n', at);
    const line = output.toString('utf8', at, end);
    const [, bytesBelow] = /^(?:dangling|loop|notdir|symlink) (\d+)$/.exec(line) ?? [];
    at = end + 1 + (bytesBelow === undefined ? 0 : Number(bytesBelow) + 1);
    const [, id = '', type = '', bytes = ''] = /^(\w+) (blob|tree) (\d+)$/.exec(line) ?? [];
    return id === '' ? undefined : { id, type, bytes: Number(bytes) };
  });
}
