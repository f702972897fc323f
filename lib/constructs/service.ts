import { ApiObject } from 'cdk8s';
import { type k8s, Service as PlusService, type ServiceProps as PlusServiceProps } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { compatibilityOf, minorOf } from './app-options';
import { named } from './named';
import { fieldProblems } from './problems/fields';
import { finish } from './to-json';

/** Props of a {@link Service}. */
export interface ServiceProps extends PlusServiceProps {
  /**
   * The object's name in the cluster, which is its identity and its host name: a DNS label.
   * @default - `metadata.name`; one of the two is needed, except with `compatibility: "cdk8s-plus"`
   */
  readonly name?: string;
}

/**
 * One address for the pods of a workload, ClusterIP unless `type` says otherwise.
 *
 * With a workload of this library as its selector it selects `app.kubernetes.io/name` alone, so that the pods of a
 * canary can stand behind it too.
 *
 * @throws RolloutError without a name that a Service can have
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 */
export class Service extends PlusService {
  constructor(scope: Construct, id: string, props: ServiceProps = {}) {
    super(scope, id, named(scope, id, props));
    finish(ApiObject.of(this), { problems: (json) => fieldProblems(json, minorOf(this)) });
  }

  /** @internal */
  override _toKube(): k8s.ServiceSpec {
    const { externalIPs, ...kube } = super._toKube();
    // The server drops an empty list, so that kubectl would take each apply for a change.
    const kept = compatibilityOf(this) === 'cdk8s-plus' || externalIPs?.length ? { externalIPs } : {};
    return { ...kube, ...kept } as k8s.ServiceSpec;
  }
}
