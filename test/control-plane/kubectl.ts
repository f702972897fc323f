import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Connection } from './connection';

export interface Output {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The environment in which kubectl reaches this cluster and no other, whatever the person's own settings are. */
function kubectlEnvironment(connection: Connection): NodeJS.ProcessEnv {
  return {
    ...process.env,
    KUBECONFIG: connection.kubeconfig,
    KUBECACHEDIR: join(connection.directory, 'kubectl-cache'),
    KUBERC: 'off',
  };
}

/**
 * Runs kubectl.
 *
 * @param input what it reads from stdin
 */
export function runKubectl(connection: Connection, args: readonly string[], input?: string): Promise<Output> {
  return new Promise((resolve, reject) => {
    const child = spawn(connection.kubectl, args, { env: kubectlEnvironment(connection) });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    // kubectl may end without having read all of it.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
