import { join } from 'node:path';
import type { Program } from './binaries';

/** Where the files and ports of one control plane are. */
export interface Layout {
  readonly directory: string;
  readonly etcdPort: number;
  readonly etcdPeerPort: number;
  readonly port: number;
}

/** The files of a control plane, by what they hold. */
export function files(directory: string) {
  return {
    data: join(directory, 'etcd'),
    certificates: join(directory, 'certificates'),
    certificateAuthority: join(directory, 'certificates', 'apiserver.crt'),
    serviceAccountKey: join(directory, 'service-account.key'),
    tokens: join(directory, 'tokens.csv'),
    kubeconfig: join(directory, 'kubeconfig'),
    stages: join(directory, 'stages.yaml'),
  };
}

type Flags = Readonly<Record<string, string | number | boolean>>;

function line(flags: Flags): string[] {
  return Object.entries(flags).map(([name, value]) => `--${name}=${value}`);
}

/** The command line of each program that runs; everything listens on the loopback address alone. */
export function commandLines(layout: Layout): Record<Exclude<Program, 'kubectl'>, string[]> {
  const { directory, etcdPort, etcdPeerPort, port } = layout;
  const { data, certificates, serviceAccountKey, tokens, kubeconfig, stages } = files(directory);
  const etcd = `http://127.0.0.1:${etcdPort}`;
  const etcdPeer = `http://127.0.0.1:${etcdPeerPort}`;
  // Without ports of their own: nobody asks them for metrics.
  const controller = {
    kubeconfig,
    'leader-elect': false,
    'secure-port': 0,
    'kube-api-qps': 500,
    'kube-api-burst': 1000,
  };
  return {
    etcd: line({
      'data-dir': data,
      'listen-client-urls': etcd,
      'advertise-client-urls': etcd,
      'listen-peer-urls': etcdPeer,
      'initial-advertise-peer-urls': etcdPeer,
      'initial-cluster': `default=${etcdPeer}`,
      // Nothing here outlives the run, so nothing has to reach the disk.
      'unsafe-no-fsync': true,
      'log-level': 'error',
    }),
    'kube-apiserver': line({
      'etcd-servers': etcd,
      'bind-address': '127.0.0.1',
      'advertise-address': '127.0.0.1',
      'secure-port': port,
      'cert-dir': certificates,
      'service-account-issuer': 'https://kubernetes.default.svc',
      'service-account-key-file': serviceAccountKey,
      'service-account-signing-key-file': serviceAccountKey,
      'service-cluster-ip-range': '10.0.0.0/16',
      'token-auth-file': tokens,
      'authorization-mode': 'RBAC',
      'allow-privileged': true,
      // Pods start before the controller has made the service account of a new namespace.
      'disable-admission-plugins': 'ServiceAccount',
      // The endpoints of the `kubernetes` service may not be a loopback address.
      'endpoint-reconciler-type': 'none',
    }),
    'kube-controller-manager': line({
      ...controller,
      controllers: '*',
      'service-account-private-key-file': serviceAccountKey,
    }),
    'kube-scheduler': line(controller),
    kwok: line({ kubeconfig, config: stages, 'manage-all-nodes': true, 'node-lease-duration-seconds': 40 }),
  };
}
