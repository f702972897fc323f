import { TestEnvironment } from 'jest-environment-node';

declare global {
  /** Whether a test of this file has failed. */
  var aTestFailed: boolean | undefined;
}

/** Remembers that a test has failed, so that the logs of its control plane are kept. */
export default class ClusterEnvironment extends TestEnvironment {
  handleTestEvent(event: { readonly name: string; readonly test?: { readonly errors: readonly unknown[] } }): void {
    if (event.name === 'test_done' && event.test?.errors.length !== 0) this.global.aTestFailed = true;
  }
}
