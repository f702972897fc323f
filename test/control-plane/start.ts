import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { areBuilt, type Program, programPath } from './binaries';
import { Client } from './client';
import { commandLines, files, type Layout } from './components';
import { type Connection, kubeconfig, wholeCertificates } from './connection';
import { ControlPlane } from './control-plane';
import { ControlPlaneError, messageOf } from './errors';
import { keepLogs } from './logs';
import { createNodes, nodesReady } from './nodes';
import { freePorts, isFree } from './ports';
import { Processes } from './processes';
import { stages, storageClass } from './stages';
import { until } from './until';
import { resolveMinor } from './versions';

export interface ControlPlaneOptions {
  /** The Kubernetes minor, such as `1.34`. @default - the newest there is */
  readonly minor?: string;
  /** How many nodes to make. @default 3 */
  readonly nodes?: number;
  /** Milliseconds until a pod is ready. @default 0 */
  readonly podStart?: number;
  /** Milliseconds until a deleted pod is gone. @default 0 */
  readonly podStop?: number;
  /** How many milliseconds a pod that has just become ready says to be ready: minReadySeconds pass at once. @default 0 */
  readonly readyFor?: number;
  /** The port of the API server. @default - any that is free */
  readonly port?: number;
  /** More flags for a program, such as `--feature-gates=…`. @default - none */
  readonly flags?: Partial<Record<Program, readonly string[]>>;
}

async function choosePorts(wanted?: number): Promise<Omit<Layout, 'directory'>> {
  if (wanted !== undefined && !(await isFree(wanted))) {
    throw new ControlPlaneError(
      `port ${wanted} of 127.0.0.1 is in use: choose another, or none to get one that is free`,
    );
  }
  const [etcdPort = 0, etcdPeerPort = 0, port = 0] = await freePorts(3);
  return { etcdPort, etcdPeerPort, port: wanted ?? port };
}

function writeFiles(directory: string, token: string, options: ControlPlaneOptions): void {
  const at = files(directory);
  mkdirSync(at.certificates);
  const secret = { mode: 0o600 };
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  writeFileSync(at.serviceAccountKey, privateKey.export({ type: 'sec1', format: 'pem' }), secret);
  writeFileSync(at.tokens, `${token},admin,admin,system:masters\n`, secret);
  const { podStart: start = 0, podStop: stop = 0, readyFor = 0 } = options;
  const since = readyFor > 0 ? { readySince: `${new Date(Date.now() - readyFor).toISOString().slice(0, 19)}Z` } : {};
  writeFileSync(at.stages, stages({ start, stop, ...since }));
}

/**
 * Starts a control plane whose programs are in the cache, and waits until pods can run on it.
 *
 * It ends with {@link ControlPlane.stop}, or when this process ends, in whatever way.
 *
 * @throws ControlPlaneError when it does not start: the message says which program failed, why, and where its log is
 */
export async function startControlPlane(options: ControlPlaneOptions = {}): Promise<ControlPlane> {
  const minor = resolveMinor(options.minor);
  if (!areBuilt(minor)) {
    throw new ControlPlaneError(`the programs of Kubernetes ${minor} are not built yet: run npm run test:cluster`);
  }
  const ports = await choosePorts(options.port);
  const directory = mkdtempSync(join(tmpdir(), 'cdk8s-rollout-'));
  const processes = new Processes(directory);
  try {
    return new ControlPlane(await start(minor, { directory, ...ports }, options, processes), processes);
  } catch (error) {
    await processes.stop();
    keepLogs(directory);
    const message = messageOf(error);
    throw new ControlPlaneError(message.includes(directory) ? message : `${message} (logs: ${directory})`);
  }
}

async function start(
  minor: string,
  layout: Layout,
  options: ControlPlaneOptions,
  processes: Processes,
): Promise<Connection> {
  const { directory } = layout;
  const at = files(directory);
  const token = randomBytes(16).toString('hex');
  writeFiles(directory, token, options);

  const commands = commandLines(layout);
  const run = (program: keyof typeof commands) =>
    processes.start(programPath(minor, program), [...commands[program], ...(options.flags?.[program] ?? [])]);
  const check = () => processes.check();

  run('etcd');
  run('kube-apiserver');
  const certificateAuthority = await until('certificate of kube-apiserver', 60, check, () =>
    wholeCertificates(readFileSync(at.certificateAuthority, 'utf8')),
  );
  const server = `https://127.0.0.1:${layout.port}`;
  writeFileSync(at.kubeconfig, kubeconfig(server, certificateAuthority, token), { mode: 0o600 });
  const connection: Connection = {
    minor,
    server,
    certificateAuthority,
    token,
    kubeconfig: at.kubeconfig,
    kubectl: programPath(minor, 'kubectl'),
    directory,
    builtHere: true,
  };

  const client = new Client(connection);
  try {
    await until('ready kube-apiserver', 60, check, () => client.call({ method: 'GET', path: '/readyz' }));
    run('kube-controller-manager');
    run('kube-scheduler');
    run('kwok');
    await client.create(storageClass);
    await createNodes(client, options.nodes ?? 3);
    await until('node that takes pods', 60, check, () => nodesReady(client));
    check();
    return connection;
  } finally {
    client.close();
  }
}
