import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Writable } from 'node:stream';
import { endedIn, noteEnd } from './ended';
import { ControlPlaneError } from './errors';

/** How a program ended, for people. */
function ending(code: number | null, signal: NodeJS.Signals | null): string {
  return signal === null ? `ended with exit code ${code}` : `was killed by ${signal}`;
}

/** The line of a log that most likely says why its program ended: the last that speaks of an error, else the last. */
export function reasonIn(log: string): string | undefined {
  const lines = log.split('\n').filter((line) => line.trim() !== '');
  const fatal =
    /^(Error|error|F\d{4})\b|panic:|"level":"(fatal|error)"|level=ERROR|bind:|unknown flag|flag provided but not defined/;
  return lines.findLast((line) => fatal.test(line)) ?? lines.at(-1);
}

/**
 * The programs that a harness has started. All end when this process ends, in whatever way: a reaper process sees to
 * that (see reaper.sh).
 */
export class Processes {
  private readonly reaper: ChildProcess & { stdin: Writable };
  private readonly running = new Map<ChildProcess, { readonly name: string; readonly ended: Promise<void> }>();
  private stopping = false;

  /**
   * @param directory holds the logs; it is removed when this process ends without {@link stop}
   */
  constructor(readonly directory: string) {
    const reaper = spawn('/bin/sh', [join(__dirname, 'reaper.sh')], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    reaper.unref();
    // A reaper that somebody killed ends nothing, but that is no reason to fail here.
    reaper.stdin.on('error', () => {});
    this.reaper = reaper;
    this.tell(`directory ${directory}`);
  }

  private tell(line: string): void {
    this.reaper.stdin.write(`${line}\n`);
  }

  /** Starts a program; what it prints goes to `<directory>/<name>.log`. */
  start(path: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): void {
    const name = basename(path);
    const log = join(this.directory, `${name}.log`);
    const output = openSync(log, 'a');
    // The shell tells the reaper its process id, then becomes the program: there is no moment at which the program
    // runs and the reaper does not know it.
    const child = spawn('/bin/sh', ['-c', 'echo "pid $$" >&3; exec "$0" "$@" 3>&-', path, ...args], {
      detached: true,
      env,
      stdio: ['ignore', output, output, this.reaper.stdin],
    });
    closeSync(output);
    child.unref();
    const ended = new Promise<void>((resolve) => {
      child.once('exit', (code, signal) => {
        this.tell(`gone ${child.pid}`);
        this.running.delete(child);
        resolve();
        if (this.stopping) return;
        const reason = signal === null ? reasonIn(readFileSync(log, 'utf8')) : undefined;
        const why = reason === undefined ? '' : `: ${reason}`;
        noteEnd(this.directory, `${name} ${ending(code, signal)}${why} (log: ${log})`);
      });
    });
    this.running.set(child, { name, ended });
  }

  /** @throws ControlPlaneError when a program has ended by itself: which, why, and where its log is */
  check(): void {
    const ended = endedIn(this.directory);
    if (ended !== undefined) throw new ControlPlaneError(ended);
  }

  /** The ids of the programs that run, by name; `reaper` is among them. */
  pids(): Map<string, number> {
    const pids = new Map([['reaper', this.reaper.pid ?? 0]]);
    for (const [child, { name }] of this.running) pids.set(name, child.pid ?? 0);
    return pids;
  }

  /** Ends all programs and waits until they are gone. Their data is thrown away, so none is asked to finish first. */
  async stop(): Promise<void> {
    if (this.stopping) throw new ControlPlaneError('it is already stopped');
    this.stopping = true;
    const all = [...this.running];
    for (const [child] of all) {
      child.ref();
      child.kill('SIGKILL');
    }
    this.reaper.ref();
    await Promise.all(all.map(([, { ended }]) => ended));
    const reaped = new Promise((resolve) => this.reaper.once('exit', resolve));
    this.tell('keep');
    this.reaper.stdin.end();
    await reaped;
  }
}
