import { list, object, valueAt } from '../../kubernetes/json';
import type { JsonObject } from '../../kubernetes/value';
import type { Scaler } from '../../plan/workload-plan/scaler';
import { type Container, containersOf } from './containers';
import type { Member } from './member';
import type { Service } from './service';
import { servingContainersOf } from './serving';

/** The kinds that make pods, or are one, and where their pod stands. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  'apps/v1 Deployment': ['spec', 'template'],
  'apps/v1 StatefulSet': ['spec', 'template'],
  'apps/v1 DaemonSet': ['spec', 'template'],
  'apps/v1 ReplicaSet': ['spec', 'template'],
  'batch/v1 Job': ['spec', 'template'],
  'batch/v1 CronJob': ['spec', 'jobTemplate', 'spec', 'template'],
  'v1 Pod': [],
};

/** The kinds that roll out. */
const ROLLING: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);

/**
 * What makes pods: a Deployment, StatefulSet, DaemonSet, ReplicaSet, Job or CronJob; or a bare Pod. What others are
 * found by is read as it is written; defaults are filled in when somebody asks.
 */
export class Workload {
  /** The labels of its pods. */
  readonly labels: JsonObject;

  /** Where the spec of its pods stands: `spec.template.spec`. */
  readonly podPath: string;

  /** The Services that select its pods. */
  readonly services: Service[] = [];

  /** The disruption budgets that count its pods. */
  readonly budgets: Member[] = [];

  #pod: JsonObject | undefined;
  #spec: JsonObject | undefined;
  #strategy: JsonObject | undefined;
  #serving: readonly Service[] | undefined;
  #containers: readonly Container[] | undefined;
  #servingContainers: readonly Container[] | undefined;

  constructor(
    readonly member: Member,
    private readonly template: readonly string[],

    /** What scales it; undefined where nothing does. */
    readonly scaler: Scaler | undefined,
  ) {
    this.labels = object(member.object, ...template, 'metadata', 'labels');
    this.podPath = [...template, 'spec'].join('.');
  }

  /** The spec of its pods, defaults filled in. */
  get pod(): JsonObject {
    this.#pod ??= object(this.member.full, ...this.template, 'spec');
    return this.#pod;
  }

  /** The spec of its pods, as it is written. */
  get writtenPod(): JsonObject {
    return object(this.member.object, ...this.template, 'spec');
  }

  get containers(): readonly Container[] {
    this.#containers ??= containersOf(this.pod, this.podPath);
    return this.#containers;
  }

  /** The selector of its pods, as it is written. */
  get selector(): JsonObject {
    return object(this.member.object, 'spec', 'selector');
  }

  get kind(): string {
    return this.member.kind;
  }

  get spec(): JsonObject {
    this.#spec ??= object(this.member.full, 'spec');
    return this.#spec;
  }

  /** Whether its controller exchanges pods when the template changes. */
  get rolls(): boolean {
    return ROLLING.has(this.kind);
  }

  /** The fewest pods that are wanted: the least size of its autoscaler, else `replicas`; undefined for other kinds. */
  get replicas(): number | undefined {
    const { replicas } = this.spec;
    const own = typeof replicas === 'number' ? replicas : undefined;
    return this.kind !== 'Deployment' && this.kind !== 'StatefulSet' ? undefined : (this.scaler?.minReplicas ?? own);
  }

  /** The Services that send it requests, not only scrapes, and wait until its pods are ready. */
  get serving(): readonly Service[] {
    this.#serving ??= this.services.filter((service) => service.awaitsReadiness && !service.isForMetrics);
    return this.#serving;
  }

  /** The containers that their requests reach, as far as the manifests tell. */
  get servingContainers(): readonly Container[] {
    this.#servingContainers ??= servingContainersOf(this.serving, this.containers);
    return this.#servingContainers;
  }

  /** Whether requests of others reach its pods through a Service, and a rollout exchanges them. */
  get isServed(): boolean {
    return this.rolls && this.serving.length > 0;
  }

  /** Whether pods of it serve while a rollout exchanges others: not where all stop before a new one starts. */
  get keepsServing(): boolean {
    return this.kind === 'StatefulSet'
      ? this.replicas !== 1 || this.scaler !== undefined
      : this.strategy.type !== 'Recreate';
  }

  /** The grace period of its pods. */
  get graceSeconds(): number {
    const seconds = this.pod.terminationGracePeriodSeconds;
    return typeof seconds === 'number' ? seconds : 30;
  }

  get readinessGates(): readonly JsonObject[] {
    return list(this.pod.readinessGates);
  }

  /** `spec.strategy` of a Deployment, `spec.updateStrategy` of the others. */
  get strategy(): JsonObject {
    this.#strategy ??= object(this.spec, this.kind === 'Deployment' ? 'strategy' : 'updateStrategy');
    return this.#strategy;
  }

  /** A field of the strategy's `rollingUpdate`. */
  rollingUpdate(key: 'maxSurge' | 'maxUnavailable' | 'partition'): unknown {
    return valueAt(this.strategy, 'rollingUpdate', key);
  }
}

/** Where the pod template of an object stands; undefined for one that makes no pods. */
export function templatePath({ object: manifest, kind }: Member): readonly string[] | undefined {
  const key = `${String(manifest.apiVersion)} ${kind}`;
  return Object.hasOwn(TEMPLATES, key) ? TEMPLATES[key] : undefined;
}
