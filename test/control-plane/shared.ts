import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from './connection';
import type { ControlPlane } from './control-plane';
import { ControlPlaneError } from './errors';

/** In the environment of a test run: the connection to the cluster that its suites share, as JSON. */
const connectionVariable = 'CDK8S_ROLLOUT_TEST_CONNECTION';

/** Tells the processes that this one starts how to reach the shared cluster. */
export function shareConnection(connection: Connection): void {
  process.env[connectionVariable] = JSON.stringify(connection);
}

/** The connection to the cluster that all suites of this run share. */
export function sharedConnection(): Connection {
  const json = process.env[connectionVariable];
  if (json === undefined) throw new ControlPlaneError('no shared cluster: this suite must be called *.cluster.test.ts');
  return JSON.parse(json);
}

function failureFile(directory: string): string {
  return join(directory, 'failed');
}

/** Notes, for the process that started a control plane, that a test on it has failed. */
export function noteFailure({ directory }: Connection): void {
  writeFileSync(failureFile(directory), '');
}

/** Stops a control plane; says where its logs are when a test has failed or one of its programs has ended by itself. */
export async function stopAfterTests(controlPlane: ControlPlane): Promise<void> {
  const { ended } = controlPlane;
  const failed = existsSync(failureFile(controlPlane.connection.directory));
  const logs = await controlPlane.stop(failed || ended !== undefined);
  if (ended !== undefined) process.stderr.write(`${ended}\n`);
  if (logs.length > 0) process.stderr.write(`The logs of the control plane were kept: ${logs.join(' ')}\n`);
}
