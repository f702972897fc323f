import {
  type k8s,
  PercentOrAbsolute,
  DeploymentStrategy as PlusDeploymentStrategy,
  StatefulSetUpdateStrategy as PlusStatefulSetUpdateStrategy,
} from 'cdk8s-plus-27';
import { defined } from './defined';

/** How many pods a rolling update may add and take away. */
export interface RollingUpdateOptions {
  /**
   * Pods above the wanted number, as a count or a percentage (rounded up).
   * @default - 25 % for a Deployment, 0 for a DaemonSet
   */
  readonly maxSurge?: PercentOrAbsolute;

  /**
   * Pods below the wanted number, as a count or a percentage (rounded down for a Deployment, up for a DaemonSet).
   * @default - 25 % for a Deployment; for a DaemonSet 1, or 0 where there is a surge
   */
  readonly maxUnavailable?: PercentOrAbsolute;
}

/** How a Deployment exchanges its pods. */
export class DeploymentStrategy {
  /** All old pods are stopped before new ones start: an outage that lasts a stop and a start. */
  static recreate(): PlusDeploymentStrategy {
    return PlusDeploymentStrategy.recreate();
  }

  /** New pods come as old ones go, within the two bounds. */
  static rollingUpdate(options: RollingUpdateOptions = {}): PlusDeploymentStrategy {
    const { maxSurge = PercentOrAbsolute.percent(25), maxUnavailable = PercentOrAbsolute.percent(25) } = options;
    const strategy = PlusDeploymentStrategy.rollingUpdate();
    // cdk8s-plus would refuse two zeros here, where the construct path is not known: synthesis says it with the path.
    strategy._toKube = () => ({ type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } });
    return strategy;
  }
}

/** How a StatefulSet exchanges its pods, from the highest ordinal down. */
export interface StatefulSetRollingUpdateOptions {
  /**
   * Only pods with this ordinal or a higher one get the new revision.
   * @default 0
   */
  readonly partition?: number;

  /**
   * Pods that may be unavailable at once. Kubernetes 1.35.4 to 1.36 and those before 1.35 ignore it unless the feature
   * gate MaxUnavailableStatefulSet is on: they go one by one.
   * @default - not set, which means 1
   */
  readonly maxUnavailable?: PercentOrAbsolute;
}

/** When a StatefulSet exchanges its pods. */
export class StatefulSetUpdateStrategy {
  /** Pods get the new revision when somebody deletes them. */
  static onDelete(): PlusStatefulSetUpdateStrategy {
    return PlusStatefulSetUpdateStrategy.onDelete();
  }

  /** Pods are exchanged from the highest ordinal down to `partition`. */
  static rollingUpdate(options: StatefulSetRollingUpdateOptions = {}): PlusStatefulSetUpdateStrategy {
    const strategy = PlusStatefulSetUpdateStrategy.rollingUpdate(defined({ partition: options.partition }));
    const kube = strategy._toKube() as k8s.StatefulSetUpdateStrategy;
    const { maxUnavailable } = options;
    strategy._toKube = () => ({ ...kube, rollingUpdate: { ...kube.rollingUpdate, ...defined({ maxUnavailable }) } });
    return strategy;
  }
}

/** When a DaemonSet exchanges its pods. */
export class DaemonSetUpdateStrategy {
  /** Pods get the new revision when somebody deletes them. */
  static onDelete(): DaemonSetUpdateStrategy {
    return new DaemonSetUpdateStrategy({ type: 'OnDelete' });
  }

  /** Pods are exchanged within the two bounds, of which exactly one is not zero. */
  static rollingUpdate(options: RollingUpdateOptions = {}): DaemonSetUpdateStrategy {
    const { maxSurge = PercentOrAbsolute.absolute(0) } = options;
    const rest = PercentOrAbsolute.absolute(isZero(maxSurge) ? 1 : 0);
    return new DaemonSetUpdateStrategy({
      type: 'RollingUpdate',
      rollingUpdate: { maxSurge, maxUnavailable: options.maxUnavailable ?? rest },
    });
  }

  private constructor(private readonly strategy: k8s.DaemonSetUpdateStrategy) {}

  /** @internal */
  _toKube(): k8s.DaemonSetUpdateStrategy {
    return this.strategy;
  }
}

function isZero({ value }: PercentOrAbsolute): boolean {
  return value === 0 || value === '0%';
}
