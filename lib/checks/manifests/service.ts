import { list, object } from '../../kubernetes/json';
import type { JsonObject } from '../../kubernetes/value';
import { selectsOnePod } from './controller-labels';
import type { Member } from './member';
import type { Workload } from './workload';

const METRICS = /metric|prometheus|monitoring/i;

/** Programs of which nobody asks anything but metrics. */
const EXPORTER = /(?:^|-)(?:exporter|kube-state-metrics)$/;

/** A Service, with the workloads whose pods it selects. */
export class Service {
  /** Those whose pods it selects, in the order of the manifests. */
  readonly workloads: Workload[] = [];

  constructor(readonly member: Member) {}

  /** Its spec, defaults filled in. */
  get spec(): JsonObject {
    return object(this.member.full, 'spec');
  }

  /** The labels that it selects, as they are written; none where others say where requests go. */
  get selector(): JsonObject {
    const spec = object(this.member.object, 'spec');
    return spec.type === 'ExternalName' ? {} : object(spec, 'selector');
  }

  get isHeadless(): boolean {
    return (
      this.spec.clusterIP === 'None' || (Array.isArray(this.spec.clusterIPs) && this.spec.clusterIPs[0] === 'None')
    );
  }

  /** Whether a pod gets requests through it only when it is ready. */
  get awaitsReadiness(): boolean {
    return this.spec.publishNotReadyAddresses !== true;
  }

  /**
   * Whether only those who scrape metrics ask it: every port is called so; or it is that of an exporter, or has the name
   * of a workload with `-metrics` behind it.
   */
  get isForMetrics(): boolean {
    const { name: own } = this.member;
    const [, of] = /^(.+)-metrics(?:-service|-svc)?$/.exec(own) ?? [];
    return (
      EXPORTER.test(own) ||
      this.workloads.some(({ member: { name } }) => name === of) ||
      (this.ports.length > 0 &&
        this.ports.every(({ name, targetPort }) => [name, targetPort].some((each) => METRICS.test(String(each)))))
    );
  }

  /** Whether it leads to one pod of a StatefulSet. */
  get isForOnePod(): boolean {
    return selectsOnePod(this.selector);
  }

  get ports(): readonly JsonObject[] {
    return list(this.spec.ports);
  }
}
