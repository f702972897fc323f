import { type JsonObject, own } from '../../../lib/kubernetes/value';
import type { Output } from '../../control-plane/kubectl';
import type { Namespace } from '../../control-plane/namespace';
import type { KubernetesObject } from '../../control-plane/objects';
import { type Code, renderedObjects, type Subject } from './code';

const CAUSE = 'kubernetes.io/change-cause';
const RESTARTED_AT = 'kubectl.kubernetes.io/restartedAt';

/** The same workload in the hands of somebody who has only kubectl. */
export class Theirs {
  private restartedAt: string | undefined;

  constructor(
    private readonly namespace: Namespace,
    private readonly subject: Subject,
  ) {}

  async create(code: Code): Promise<void> {
    for (const object of renderedObjects(this.subject, code)) {
      await this.namespace.create(object as unknown as KubernetesObject);
    }
  }

  /**
   * Puts what the code says in the place of what is live.
   * @param isHeld but the template, which an undo brought back
   */
  async replace(code: Code, isHeld: boolean): Promise<void> {
    const live = await this.live();
    const objects = renderedObjects(this.subject, code);
    const workload = objects.find(({ kind }) => kind === this.subject.kind) as JsonObject;
    const spec = workload.spec as JsonObject;
    const cause = isHeld ? causeOf(live) : causeOf(workload);
    const replaced = {
      ...workload,
      metadata: { ...(workload.metadata as object), annotations: cause === undefined ? {} : { [CAUSE]: cause } },
      spec: {
        ...spec,
        ...(own(live.spec, 'paused') === true ? { paused: true } : {}),
        template: isHeld ? own(live.spec, 'template') : this.restarted(spec.template as JsonObject),
      },
    };
    const { client } = this.namespace.cluster;
    for (const config of objects.filter(({ kind }) => kind === 'ConfigMap')) {
      await client.apply(this.namespace.here(config as unknown as KubernetesObject), { force: true });
    }
    await client.replace(this.namespace.here(replaced as unknown as KubernetesObject));
  }

  rollout(verb: string, ...flags: readonly string[]): Promise<Output> {
    return this.namespace.kubectl(['rollout', verb, `${this.subject.kind}/${this.subject.name}`, ...flags]);
  }

  /** Restarts, and says when, as it stands in the template. */
  async restart(): Promise<{ readonly output: Output; readonly at: string | undefined }> {
    const output = await this.rollout('restart');
    if (output.code !== 0) {
      return { output, at: undefined };
    }
    const template = own((await this.live()).spec, 'template');
    this.restartedAt = String(own(own(own(template, 'metadata'), 'annotations'), RESTARTED_AT));
    return { output, at: this.restartedAt };
  }

  live(): Promise<JsonObject> {
    return this.namespace.get<JsonObject>('apps/v1', this.subject.kind, this.subject.name);
  }

  /** A restart stays when the template is changed, as it does under `kubectl apply`. */
  private restarted(template: JsonObject): JsonObject {
    const annotations = this.restartedAt === undefined ? {} : { annotations: { [RESTARTED_AT]: this.restartedAt } };
    return { ...template, metadata: { ...(template.metadata as object), ...annotations } };
  }
}

function causeOf(workload: JsonObject): string | undefined {
  const cause = own(own(workload.metadata, 'annotations'), CAUSE);
  return typeof cause === 'string' ? cause : undefined;
}
