import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { cacheDirectory, unbuilt } from './binaries';
import { ControlPlaneError } from './errors';
import { isAlive, withLock } from './lock';
import { moduleDirectory, versionOf } from './versions';

type Tell = (line: string) => void;

const report: Tell = (line) => process.stderr.write(`${line}\n`);

/** Runs go in the folder of a minor; gives what it printed. */
function go(minor: string, args: readonly string[], onStderr: (line: string) => void = () => {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('go', args, {
      cwd: moduleDirectory(minor),
      env: { ...process.env, CGO_ENABLED: '0', GOWORK: 'off' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let rest = '';
    let said: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(onStderr);
      said = [...said, ...lines].slice(-20);
    });
    child.on('error', (error: NodeJS.ErrnoException) =>
      reject(
        new ControlPlaneError(
          error.code === 'ENOENT'
            ? 'Go is needed once, to build Kubernetes for the cluster tests, and there is no go on the PATH: install it from https://go.dev/dl/'
            : `go could not be run: ${error.message}`,
        ),
      ),
    );
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(stdout);
      // Package names and downloads are progress; what is left is the reason.
      const reason = [...said, rest].filter((line) => /[: ]/.test(line) && !line.startsWith('go: downloading'));
      reject(new ControlPlaneError(`go ${args[0]} ended with ${signal ?? `code ${code}`}: ${reason.join('\n')}`));
    });
  });
}

/** `1m05s` since a moment in milliseconds. */
function since(start: number): string {
  const seconds = Math.round((Date.now() - start) / 1000);
  return `${Math.floor(seconds / 60)}m${String(seconds % 60).padStart(2, '0')}s`;
}

async function compile(minor: string, into: string, tell: Tell): Promise<void> {
  const version = versionOf(minor);
  const start = Date.now();
  let now = 'downloading its sources';
  const progress = setInterval(() => tell(`Kubernetes ${version}: ${now}, ${since(start)}`), 10_000);
  try {
    tell(`Kubernetes ${version}: building it once from source, for about 10 minutes, into ${cacheDirectory(minor)}`);
    const all = (await go(minor, ['list', '-deps', 'tool'])).trim().split('\n').length;
    let compiled = 0;
    now = `linking ${all} packages that were compiled before`;
    const variables = { gitVersion: `v${version}`, gitMajor: minor.split('.')[0], gitMinor: minor.split('.')[1] };
    const flags = Object.entries(variables).map(([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`);
    await go(minor, ['build', '-v', '-ldflags', ['-s', '-w', ...flags].join(' '), '-o', `${into}/`, 'tool'], (line) => {
      if (!line.startsWith('go: ')) compiled += 1;
      now = `${compiled} of at most ${all} packages compiled`;
    });
    // The main package of etcd lies in a folder called server, and go names a program by its folder.
    renameSync(join(into, 'server'), join(into, 'etcd'));
    tell(`Kubernetes ${version}: built in ${since(start)}`);
  } finally {
    clearInterval(progress);
  }
}

/** Removes what builds that were killed left beside the cache folder. */
function sweep(beside: string): void {
  for (const name of readdirSync(dirname(beside))) {
    const pid = /\.building-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && name.startsWith(basename(beside)) && !isAlive(Number(pid))) {
      rmSync(join(dirname(beside), name), { recursive: true, force: true });
    }
  }
}

async function buildModule(minor: string, tell: Tell): Promise<void> {
  const target = cacheDirectory(minor);
  mkdirSync(dirname(target), { recursive: true });
  const onWait = (pid: number | 'unknown') => tell(`waiting for process ${pid}, which is building the same programs`);
  await withLock(`${target}.lock`, onWait, async () => {
    if (!unbuilt(minor).includes(minor)) return;
    sweep(target);
    const unfinished = mkdtempSync(`${target}.building-${process.pid}-`);
    const discard = () => rmSync(unfinished, { recursive: true, force: true });
    process.once('exit', discard);
    try {
      await compile(minor, join(unfinished, 'bin'), tell);
      rmSync(target, { recursive: true, force: true });
      renameSync(unfinished, target);
    } finally {
      process.off('exit', discard);
      discard();
    }
  });
}

/**
 * Builds the programs of a minor into the cache unless they are there. They appear there whole or not at all; of two
 * processes that build at once, one waits for the other.
 *
 * @param tell is given a line of progress every ten seconds; by default it goes to stderr
 * @throws ControlPlaneError when Go is missing or the build fails
 */
export async function build(minor: string, tell: Tell = report): Promise<void> {
  for (const needed of unbuilt(minor)) await buildModule(needed, tell);
}
