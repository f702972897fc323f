import { stopAfterTests } from '../shared';

/** Stops what {@link globalSetup} has started; its logs stay when a test has failed. */
export default async function globalTeardown(): Promise<void> {
  const controlPlane = globalThis.sharedControlPlane;
  if (controlPlane === undefined) return;
  await stopAfterTests(controlPlane);
}
