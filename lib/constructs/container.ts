import { Duration } from 'cdk8s';
import {
  type ContainerPort,
  type k8s,
  Container as PlusContainer,
  type ContainerProps as PlusContainerProps,
  type Probe as PlusProbe,
  Protocol,
} from 'cdk8s-plus-27';
import { defined } from './defined';
import type { Problem } from './error';
import { Handler, sleepOf } from './handler';
import { Probe } from './probe';
import type { ZeroDowntime } from './zero-downtime';

/** Whether the kubelet starts a container again that has ended. */
export enum ContainerRestartPolicy {
  /** Makes an init container a sidecar: it starts before the containers and runs beside them. */
  ALWAYS = 'Always',
}

/** A container of a workload. */
export interface ContainerProps extends PlusContainerProps {
  /**
   * `ALWAYS` makes an init container a sidecar, which may have probes and is stopped after the containers.
   * Kubernetes has it on by default since 1.29.
   * @default - an init container ends before the containers start
   * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
   */
  readonly restartPolicy?: ContainerRestartPolicy;
}

/** What a container takes from its workload. */
export interface ContainerContext {
  /**
   * What cdk8s-plus sets and Kubernetes does not (CPU and memory, pull policy, startup probe) is kept.
   * @default false
   */
  readonly plusDefaults?: boolean;

  /**
   * The preset for zero downtime, for containers that serve a port. Asked for when the container is rendered.
   * @default - not wanted
   */
  readonly zeroDowntime?: () => ZeroDowntime | undefined;
}

const PROBE_PERIOD = Duration.seconds(5);

/**
 * A container of cdk8s-plus whose unset props stay unset: Kubernetes' defaults apply to CPU and memory (none), the
 * pull policy (by the image's tag) and the startup probe (none). The security defaults of cdk8s-plus stay.
 */
export class Container extends PlusContainer {
  private readonly own: ContainerProps;
  private readonly context: ContainerContext;

  /** @internal What is wrong with the props. */
  readonly _problems: readonly Problem[];

  constructor(props: ContainerProps, context: ContainerContext = {}) {
    const { kept, problems } = distinct(props);
    super({ ...props, ports: kept, ...(context.plusDefaults || props.resources ? {} : { resources: {} }) });
    this.own = props;
    this.context = context;
    this._problems = problems;
  }

  /** @internal */
  override _toKube(): k8s.Container {
    const kube = super._toKube();
    const { plusDefaults } = this.context;
    const { imagePullPolicy, startup } = this.own;
    return defined({
      ...kube,
      ...(plusDefaults || imagePullPolicy ? {} : { imagePullPolicy: undefined }),
      ...(plusDefaults || startup ? {} : { startupProbe: undefined }),
      ...(plusDefaults ? {} : { securityContext: withoutPrefix(kube.securityContext) }),
      readinessProbe: kube.readinessProbe ?? this.presetReadiness()?._toKube(this),
      lifecycle: this.hooks(),
    }) as k8s.Container;
  }

  /** @internal What the generated code of cdk8s-plus-27 leaves out, by its path in the container. */
  _extras(): ReadonlyMap<readonly string[], unknown> {
    const extras = new Map<readonly string[], unknown>();
    for (const [hook, action] of Object.entries(this.hooks() ?? {})) {
      const sleep = sleepOf(action);
      if (sleep !== undefined) {
        extras.set(['lifecycle', hook, 'sleep'], sleep);
      }
    }
    if (this.own.restartPolicy !== undefined) {
      extras.set(['restartPolicy'], this.own.restartPolicy);
    }
    return extras;
  }

  private hooks(): k8s.Lifecycle | undefined {
    const { lifecycle } = this.own;
    const preset = this.preset();
    const preStop = lifecycle?.preStop ?? (preset && Handler.sleep(preset.preStopSleep));
    if (lifecycle === undefined && preStop === undefined) {
      return undefined;
    }
    return defined({ postStart: lifecycle?.postStart?._toKube(this), preStop: preStop?._toKube(this) });
  }

  private presetReadiness(): PlusProbe | undefined {
    return (
      this.preset() && Probe.fromTcpSocket({ ...defined({ port: this.servedPort() }), periodSeconds: PROBE_PERIOD })
    );
  }

  /** The preset, where this container serves a port. */
  private preset(): ZeroDowntime | undefined {
    return this.servedPort() === undefined ? undefined : this.context.zeroDowntime?.();
  }

  private servedPort(): number | undefined {
    return this.portNumber ?? this.ports[0]?.number;
  }
}

/** cdk8s-plus-27 names capabilities as the kernel does, Kubernetes (and later cdk8s-plus) without `CAP_`. */
function withoutPrefix(context: k8s.SecurityContext | undefined): k8s.SecurityContext | undefined {
  const { capabilities } = context ?? {};
  if (capabilities === undefined) {
    return context;
  }
  const strip = (names: string[] | undefined) => names?.map((name) => name.replace(/^CAP_/, ''));
  return { ...context, capabilities: defined({ add: strip(capabilities.add), drop: strip(capabilities.drop) }) };
}

/** The ports that can stand together, and what is wrong with the others: cdk8s-plus would throw at the first. */
function distinct(props: ContainerProps): { readonly kept: ContainerPort[]; readonly problems: readonly Problem[] } {
  const container = props.name ?? 'main';
  const single = props.portNumber ?? props.port;
  const taken = new Set(single === undefined ? [] : [`${single}/${Protocol.TCP}`]);
  const problems: Problem[] = [];
  const kept = (props.ports ?? []).filter((port) => {
    const numbered = `${port.number}/${port.protocol ?? Protocol.TCP}`;
    const doubled = [numbered, port.name].find((key) => key !== undefined && taken.has(key));
    if (doubled !== undefined) {
      problems.push({
        message: `container "${container}" has port ${doubled} twice`,
        value: doubled,
        allowed: 'each number and protocol, and each port name, once in a container',
        fix: 'leave one of the two out (`portNumber` declares a port, too)',
      });
      return false;
    }
    taken.add(numbered);
    if (port.name !== undefined) {
      taken.add(port.name);
    }
    return true;
  });
  return { kept, problems };
}
