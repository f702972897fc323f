import { list, object } from '../../kubernetes/json';
import type { JsonObject } from '../../kubernetes/value';
import type { Member } from './member';
import type { Workload } from './workload';

const METRICS = /metric|prometheus|monitoring/i;

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

  /** Whether only those who scrape metrics ask it: every port is called so. */
  get isForMetrics(): boolean {
    return (
      this.ports.length > 0 &&
      this.ports.every(({ name, targetPort }) => [name, targetPort].some((each) => METRICS.test(String(each))))
    );
  }

  get ports(): readonly JsonObject[] {
    return list(this.spec.ports);
  }
}
