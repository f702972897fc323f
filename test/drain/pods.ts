import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { buildSync } from 'esbuild';
import { until } from '../control-plane/until';
import { NEEDS } from '../examples/sandbox';
import { nginxConfig } from './servers/nginx';

/** What a server does when it is told to stop. */
export type OnStop = 'drains' | 'exits' | 'keeps' | 'ends';

const SERVERS = ['http', 'http2', 'grpc', 'events'] as const;
export type Server = (typeof SERVERS)[number] | 'nginx' | 'nginx-http2';

/** Starts server processes. All end when this process ends, in whatever way. */
export class Pods {
  private readonly folder = mkdtempSync(join(tmpdir(), 'drain-'));
  private readonly reaper: ChildProcess & { stdin: Writable };

  /** @param upstream the port of what the servers ask */
  constructor(private readonly upstream: number) {
    this.reaper = spawn('/bin/sh', [resolve('test/control-plane/reaper.sh')], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    this.reaper.stdin.write(`directory ${this.folder}\n`);
    buildSync({
      entryPoints: SERVERS.map((server) => `test/drain/servers/${server}.ts`),
      outdir: this.folder,
      bundle: true,
      platform: 'node',
      logLevel: 'error',
    });
  }

  /** Starts a server, and waits until it listens. */
  async start(server: Server, onStop: OnStop, port: number): Promise<Pod> {
    const [program, args] = server.startsWith('nginx') ? this.nginx(server, port) : this.node(server, onStop, port);
    // Programs of administrators are not on everybody's PATH.
    const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };
    const child = spawn(program, args, { detached: true, env, stdio: ['ignore', 'inherit', 'inherit'] });
    // The whole group is killed, as the container's processes are: workers of nginx outlive a master that is killed.
    if (child.pid) this.reaper.stdin.write(`pid -${child.pid}\n`);
    const pod = new Pod(child, port, server.startsWith('nginx') && onStop === 'drains' ? 'SIGQUIT' : 'SIGTERM');
    await until(
      `${server} at ${port}`,
      60,
      () => pod.check(),
      async () => ((await pod.listens()) ? true : undefined),
    );
    return pod;
  }

  private node(server: Server, onStop: OnStop, port: number): [string, string[]] {
    return [process.execPath, [join(this.folder, `${server}.js`), String(port), String(this.upstream), onStop]];
  }

  private nginx(server: Server, port: number): [string, string[]] {
    const config = join(this.folder, `${port}.conf`);
    writeFileSync(
      config,
      nginxConfig({ folder: this.folder, port, upstream: this.upstream, http2: server === 'nginx-http2' }),
    );
    return ['nginx', ['-c', config, '-e', 'stderr']];
  }

  async close(): Promise<void> {
    this.reaper.stdin.end();
    await once(this.reaper, 'exit');
  }
}

/** The process of a pod that runs. */
export class Pod {
  hasExited = false;
  private failure: Error | undefined;

  constructor(
    private readonly child: ChildProcess,
    readonly port: number,
    private readonly stopSignal: NodeJS.Signals,
  ) {
    child.once('error', (error) => {
      this.failure = error;
    });
    child.once('exit', () => {
      this.hasExited = true;
    });
  }

  /** @throws Error when it did not start, or has ended */
  check(): void {
    const { spawnfile } = this.child;
    if (this.failure) throw new Error(`this test needs ${spawnfile === 'nginx' ? NEEDS : spawnfile}\n${this.failure}`);
    if (this.hasExited) throw new Error(`${spawnfile} has ended`);
  }

  /** Whether new connections are accepted. */
  listens(): Promise<boolean> {
    return new Promise((resolve) => {
      const probe = connect(this.port, '127.0.0.1', () => resolve(true));
      probe.on('connect', () => probe.destroy()).on('error', () => resolve(false));
    });
  }

  stop(): void {
    this.child.kill(this.stopSignal);
  }

  kill(): void {
    if (!this.hasExited) process.kill(-(this.child.pid as number), 'SIGKILL');
  }
}
