import type { Duration } from 'cdk8s';
import {
  type HandlerFromHttpGetOptions,
  type HandlerFromTcpSocketOptions,
  Handler as PlusHandler,
} from 'cdk8s-plus-27';

/** What a lifecycle hook that sleeps renders to. cdk8s-plus drops it; see `workload/extras.ts`. */
export interface SleepAction {
  readonly sleep: { readonly seconds: number };
}

/**
 * What the kubelet does after a container has started or before it is stopped.
 *
 * The handlers of cdk8s-plus, and `sleep`.
 */
export class Handler {
  /** Calls the container with an HTTP GET. */
  static fromHttpGet(path: string, options: HandlerFromHttpGetOptions = {}): PlusHandler {
    return PlusHandler.fromHttpGet(path, options);
  }

  /** Runs a command in the container. */
  static fromCommand(command: string[]): PlusHandler {
    return PlusHandler.fromCommand(command);
  }

  /** Opens a connection to the container. */
  static fromTcpSocket(options: HandlerFromTcpSocketOptions = {}): PlusHandler {
    return PlusHandler.fromTcpSocket(options);
  }

  /**
   * Waits, done by the kubelet itself: the image needs no `sleep` program. As `preStop` it keeps a container serving
   * until the load balancers have learned that the pod is going.
   *
   * Kubernetes has it on by default since 1.30.
   * @param duration whole seconds, at most the pod's termination grace period
   * @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-implementations
   */
  static sleep(duration: Duration): PlusHandler {
    const handler = PlusHandler.fromCommand([]);
    const action: SleepAction = { sleep: { seconds: duration.toSeconds() } };
    handler._toKube = () => action as unknown as ReturnType<PlusHandler['_toKube']>;
    return handler;
  }
}

/** The hook's sleep, where it is one. */
export function sleepOf(action: object | undefined): SleepAction['sleep'] | undefined {
  return action !== undefined && 'sleep' in action ? (action as SleepAction).sleep : undefined;
}
