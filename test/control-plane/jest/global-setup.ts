import { build } from '../build';
import type { ControlPlane } from '../control-plane';
import { shareConnection } from '../shared';
import { standInFor, standInVariable } from '../stand-in';
import { startControlPlane } from '../start';
import { minors } from '../versions';

declare global {
  /** The control plane that {@link globalSetup} has started, for the teardown. */
  var sharedControlPlane: ControlPlane | undefined;
}

/** Starts the one control plane that all suites of a run share. */
export default async function globalSetup(): Promise<void> {
  for (const minor of minors()) await build(minor);
  const kubeconfig = process.env[standInVariable];
  globalThis.sharedControlPlane = await (kubeconfig === undefined ? startControlPlane() : standInFor(kubeconfig));
  shareConnection(globalThis.sharedControlPlane.connection);
}
