import type { Minor } from '../kubernetes/minor';
import type { JsonObject } from '../kubernetes/value';

/** The kinds that have revisions. */
export type WorkloadKind = 'Deployment' | 'StatefulSet' | 'DaemonSet';

/** Which workload of which cluster a history belongs to. */
export interface Workload {
  /** What it is applied to, see `setTarget`. */
  readonly target: string;

  /** As its manifest says. */
  readonly kind: WorkloadKind;

  /** Empty where the manifest leaves it to whoever applies it. */
  readonly namespace: string;

  /** `metadata.name`. */
  readonly name: string;
}

/** One pod template of a workload, as its controller makes one ReplicaSet or ControllerRevision of it. */
export interface Revision {
  /** As the controller numbers it where each commit is applied and settled: the highest is the newest. */
  readonly number: number;

  /** What it is known by for ever: `sha256:` and the hash of its template, defaulted at its minor. */
  readonly digest: string;

  /**
   * Why it was made, in one line.
   * @default - not known; kubectl shows `<none>`
   */
  readonly cause?: string;

  /** The Kubernetes minor at which its digest was made. */
  readonly minor: Minor;

  /** The `revisionHistoryLimit` that the workload had last while this was its newest revision. */
  readonly limit: number;

  /**
   * It was made while the workload is paused: the controller has made nothing of it yet, and the next one replaces it.
   * @default false
   */
  readonly pending?: true;

  /**
   * The controller has removed what it had made of it, for the limit was smaller once.
   * @default false
   */
  readonly cleanedUp?: true;

  /**
   * Where `import` took it from: a commit, or `cluster`.
   * @default - it was recorded by a synthesis
   */
  readonly imported?: string;

  /** `spec.template` as it was rendered. */
  readonly template: JsonObject;

  /** The versioned ConfigMaps that the template refers to, as they were rendered. */
  readonly config: readonly JsonObject[];
}

/** The template of an older revision is rendered, whatever the code says. */
export interface Hold {
  /** Of the revision. */
  readonly digest: string;

  /** Why; beats what the code says while the hold lasts. */
  readonly cause: string;

  /**
   * When its pods were restarted since.
   * @default - they were not
   */
  readonly restartedAt?: string;
}

/** What commands asked for, which the code does not say. */
export interface Desired {
  /**
   * Changes are taken in but not rolled out.
   * @default - as the code says
   */
  readonly paused?: true;

  /**
   * When a restart was last asked for, as RFC 3339.
   * @default - never
   */
  readonly restartedAt?: string;

  /**
   * An undo that was not yet released.
   * @default - the code is rendered
   */
  readonly hold?: Hold;
}

/** What was released of one workload, and what is about to be. */
export interface History {
  /** Whose it is: the path of its file says so. */
  readonly workload: Workload;

  /** The file that the workload is rendered to, from the project: `dist/web.k8s.yaml`. */
  readonly manifest: string;

  /**
   * The workload is in the code no longer. When it comes back, its controller begins anew at revision 1.
   * @default false
   */
  readonly left?: true;

  /** Newest first. */
  readonly revisions: readonly Revision[];

  /** What commands asked for. */
  readonly desired: Desired;
}
