import type { JsonObject } from '../../lib/kubernetes/value';

/** What a controller keeps for one template: a ReplicaSet or a ControllerRevision. */
interface Kept {
  readonly template: string;
  revision: number;
  cause: string | undefined;
}

/**
 * A workload's controller that is always given the time to settle: written anew from the sources of Kubernetes, to hold
 * the numbers and causes of the history against.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/deployment/sync.go
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/controller/history/controller_history.go
 */
export class SettledController {
  #kept: Kept[] = [];

  apply(manifest: JsonObject): void {
    const { kind, metadata, spec } = manifest as {
      readonly kind: string;
      readonly metadata: { readonly annotations?: Readonly<Record<string, string>> };
      readonly spec: {
        readonly template: unknown;
        readonly paused?: boolean;
        readonly revisionHistoryLimit?: number;
      };
    };
    const cause = metadata.annotations?.['kubernetes.io/change-cause'];
    const template = JSON.stringify(spec.template);
    const others = this.#kept.filter((one) => one.template !== template);
    const next = Math.max(0, ...others.map(({ revision }) => revision)) + 1;
    let current = this.#kept.find((one) => one.template === template);
    if (current !== undefined) {
      current.revision = Math.max(current.revision, next);
      current.cause = kind === 'Deployment' ? (cause ?? current.cause) : current.cause;
    } else if (!spec.paused) {
      current = { template, revision: next, cause };
      this.#kept.push(current);
    }
    const limit = spec.revisionHistoryLimit ?? 10;
    const old = this.#kept.filter((one) => one !== current).sort((a, b) => b.revision - a.revision);
    // Paused with a template of its own, none is the new one: the one that runs is scaled up, and stays.
    const running = current === undefined ? 1 : 0;
    this.#kept = [...(current === undefined ? [] : [current]), ...old.slice(0, Math.max(limit, running))];
  }

  /** What kubectl would list, newest first. */
  history(): readonly (readonly [number, string | undefined])[] {
    return this.#kept.map(({ revision, cause }) => [revision, cause] as const).sort(([a], [b]) => b - a);
  }
}
