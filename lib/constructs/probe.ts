import {
  type CommandProbeOptions,
  type HttpGetProbeOptions,
  Probe as PlusProbe,
  type ProbeOptions,
  type TcpSocketProbeOptions,
} from 'cdk8s-plus-27';

/** Options of {@link Probe.fromGrpc}. */
export interface GrpcProbeOptions extends ProbeOptions {
  /**
   * The port that serves gRPC.
   * @default - the container's `portNumber`
   */
  readonly port?: number;

  /**
   * The service name in the health request.
   * @default - none: the server answers for itself
   */
  readonly service?: string;
}

/**
 * How the kubelet asks a container whether it has started, is alive, or may get requests.
 *
 * The probes of cdk8s-plus, and gRPC.
 */
export class Probe {
  /** Ready when a GET is answered with a status from 200 to 399. */
  static fromHttpGet(path: string, options: HttpGetProbeOptions = {}): PlusProbe {
    return PlusProbe.fromHttpGet(path, options);
  }

  /** Ready when a command exits with 0. */
  static fromCommand(command: string[], options: CommandProbeOptions = {}): PlusProbe {
    return PlusProbe.fromCommand(command, options);
  }

  /** Ready when the port accepts a connection. */
  static fromTcpSocket(options: TcpSocketProbeOptions = {}): PlusProbe {
    return PlusProbe.fromTcpSocket(options);
  }

  /**
   * Ready when the gRPC health service answers SERVING.
   * @throws Error at synthesis when neither `port` nor the container's `portNumber` says which port
   * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-a-grpc-liveness-probe
   */
  static fromGrpc(options: GrpcProbeOptions = {}): PlusProbe {
    const { port, service, ...timing } = options;
    // cdk8s-plus-27 closes its constructor: a TCP probe whose action is exchanged is one of its own probes all the same.
    const probe = PlusProbe.fromTcpSocket(timing);
    const render = probe._toKube.bind(probe);
    probe._toKube = (container) => {
      const number = port ?? container.portNumber;
      if (number === undefined) {
        throw new Error('a gRPC probe needs a port: give `port`, or `portNumber` to the container');
      }
      const { tcpSocket: _, ...rest } = render(container);
      return { ...rest, grpc: { port: number, ...(service === undefined ? {} : { service }) } };
    };
    return probe;
  }
}
