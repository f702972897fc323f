import { type SpawnSyncReturns, spawnSync } from 'node:child_process';

/** What running nginx in a sandbox needs, and how a person gets it. */
export const NEEDS = 'nginx and bubblewrap: apt-get install nginx-light bubblewrap';

/** How the container runtime is to run a container. */
export interface Sandbox {
  readonly user: number;
  readonly group: number;
  readonly host: string;

  /** Host folders by the path at which they are mounted, to read only; an empty folder of its own for `undefined`. */
  readonly mounts: ReadonlyMap<string, string | undefined>;
}

/** Whether this machine has nginx and lets this user make a sandbox. */
export function isReady(): boolean {
  return run('bwrap', '--unshare-all', '--ro-bind', '/', '/', 'nginx', '-v').status === 0;
}

/**
 * Runs a shell script as the container runtime would: without a capability or a network, on a root that is read-only.
 * @throws Error when the sandbox cannot be made
 */
export function runSandboxed({ user, group, host, mounts }: Sandbox, script: string): SpawnSyncReturns<string> {
  const ids = ['--uid', String(user), '--gid', String(group)];
  const becomeUser =
    process.getuid?.() === 0 ? ['setpriv', `--reuid=${user}`, `--regid=${group}`, '--clear-groups'] : [];
  const folders = [...mounts].flatMap(([path, folder]) =>
    folder === undefined ? ['--perms', '0777', '--tmpfs', path] : ['--ro-bind', folder, path],
  );
  const root = ['--ro-bind', '/', '/', '--dev', '/dev', '--proc', '/proc', ...folders];
  const bwrap = [
    'bwrap',
    '--unshare-all',
    ...ids,
    '--hostname',
    host,
    '--cap-drop',
    'ALL',
    '--die-with-parent',
    ...root,
  ];
  // What reads from a socket and was not started by a shell is taken for a login from afar by bash.
  const result = run(...becomeUser, ...bwrap, 'bash', '--norc', '-c', script);
  if (result.error || /^bwrap: /m.test(result.stderr)) {
    throw new Error(`this test needs ${NEEDS}\n${result.error ?? result.stderr}`);
  }
  return result;
}

function run(...command: readonly string[]): SpawnSyncReturns<string> {
  // Programs of administrators are not on everybody's PATH.
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };
  const [program = '', ...args] = command;
  return spawnSync(program, args, { env, encoding: 'utf8', timeout: 60_000 });
}
