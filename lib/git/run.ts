import { spawnSync } from 'node:child_process';

/** How git is run. */
export interface GitOptions {
  /** The folder to run in. */
  readonly cwd: string;

  /**
   * What git reads from its standard input.
   * @default - nothing
   */
  readonly input?: string;
}

/** What git said. */
export interface GitResult {
  readonly status: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Git could not do what it was asked: the message says what that was and why. */
export class GitError extends Error {
  override readonly name = 'GitError';

  /**
   * @param fix what mends it; undefined where Git's own words say it
   * @param isMissing there is no git to run
   */
  constructor(
    message: string,
    readonly fix?: string,
    readonly isMissing = false,
  ) {
    super(message);
  }
}

/** More than this is never asked of git at once. */
const MOST_BYTES = 1 << 30;

/**
 * Runs git, without a shell, in English, and without touching the index for its own ends.
 * @returns what it said, whatever its exit code
 * @throws GitError when there is no git, or it was ended from outside
 */
export function tryGit(args: readonly string[], { cwd, input }: GitOptions): GitResult {
  const { status, stdout, stderr, error, signal } = spawnSync('git', args, {
    cwd,
    input: input ?? '',
    maxBuffer: MOST_BYTES,
    env: { ...outsideOfHooks(process.env), LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
  });
  if (status === null) {
    const isMissing = (error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
    throw new GitError(`git ${args[0]}: ${reason(error, signal)}`, undefined, isMissing);
  }
  return { status, stdout, stderr: stderr.toString().trim() };
}

/**
 * An environment without what Git tells its hooks of the repository: a folder that is relative to where the hook runs,
 * and an index that is not the repository's. Who says where a work tree lies says all of it on purpose.
 */
function outsideOfHooks(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { GIT_DIR: _, GIT_INDEX_FILE: __, GIT_PREFIX: ___, ...others } = env;
  return env.GIT_WORK_TREE === undefined ? others : env;
}

/**
 * What git prints.
 * @throws GitError when it ends with another exit code than 0, with its words
 */
export function git(args: readonly string[], options: GitOptions): Buffer {
  const { status, stdout, stderr } = tryGit(args, options);
  if (status !== 0) {
    throw new GitError(`git ${args[0]}: ${stderr === '' ? `exit code ${status}` : stderr}`);
  }
  return stdout;
}

function reason(error: Error | undefined, signal: NodeJS.Signals | null): string {
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') {
    return 'there is no git, or not the folder that it should run in';
  }
  return error?.message ?? `ended by ${signal}`;
}
