import { type History, imagesOf, type Revision, visibleRevisions, workloadName } from '../../history';
import { own } from '../../kubernetes/value';
import { stateOf } from './wide';

/** A history as JSON and YAML tell it. */
export interface HistoryData {
  /** As kubectl names it, `deployment.apps/web`. */
  readonly workload: string;
  readonly target: string;

  /** @default - the manifest names none */
  readonly namespace?: string;

  /** The file that it is rendered to. */
  readonly manifest: string;

  /** Whether a command has paused it; what the code says is not known here. */
  readonly paused: boolean;

  /** Whether an undo holds an older revision. */
  readonly held: boolean;

  /** Oldest first. */
  readonly revisions: readonly RevisionData[];
}

export interface RevisionData {
  readonly number: number;
  readonly state: string;
  readonly cause?: string;
  readonly digest: string;

  /** The Kubernetes minor that it was recorded for. */
  readonly minor: string;
  readonly imported?: string;

  /** By container. */
  readonly images: Readonly<Record<string, string>>;

  /** The names of its ConfigMaps; where one revision was asked for, the ConfigMaps. */
  readonly config: readonly unknown[];

  /** @default - only where one revision was asked for */
  readonly template?: unknown;
}

/** @param only the one revision that was asked for */
export function historyData(history: History, all: boolean, only?: Revision): HistoryData {
  const { workload, manifest, desired } = history;
  const revisions = only === undefined ? [...(all ? history.revisions : visibleRevisions(history))].reverse() : [only];
  return {
    workload: workloadName(workload),
    target: workload.target,
    ...(workload.namespace === '' ? {} : { namespace: workload.namespace }),
    manifest,
    paused: desired.paused === true,
    held: desired.hold !== undefined,
    revisions: revisions.map((revision) => revisionData(history, revision, only !== undefined)),
  };
}

function revisionData(history: History, revision: Revision, whole: boolean): RevisionData {
  const { number, cause, digest, minor, imported, config, template } = revision;
  return {
    number,
    state: stateOf(history, revision),
    ...(cause === undefined ? {} : { cause }),
    digest,
    minor,
    ...(imported === undefined ? {} : { imported }),
    images: Object.fromEntries(imagesOf(revision)),
    config: whole ? config : config.map(({ metadata }) => own(metadata, 'name')),
    ...(whole ? { template } : {}),
  };
}
