import { list, object } from '../../kubernetes/json';
import type { JsonObject } from '../../kubernetes/value';
import type { Member } from './member';
import type { Workload } from './workload';

/** A Service, with the workloads whose pods it selects. */
export class Service {
  readonly spec: JsonObject;

  /** Those whose pods it selects, in the order of the manifests. */
  readonly workloads: Workload[] = [];

  constructor(readonly member: Member) {
    this.spec = object(member.full, 'spec');
  }

  /** The labels that it selects; none where others say where requests go. */
  get selector(): JsonObject {
    return this.spec.type === 'ExternalName' ? {} : object(this.spec, 'selector');
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

  get ports(): readonly JsonObject[] {
    return list(this.spec.ports);
  }
}
