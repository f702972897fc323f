import type { Minor } from '../kubernetes/minor';
import type { JsonObject } from '../kubernetes/value';
import type { History, Workload } from './history';

/** A workload as the code says it now. */
export interface Rendered {
  readonly workload: Workload;

  /** Its whole manifest, as the code renders it. */
  readonly manifest: JsonObject;

  /** The versioned ConfigMaps of its namespace and target, by name. */
  readonly config: ReadonlyMap<string, JsonObject>;

  /** The file that it goes to, from the project. */
  readonly file: string;
  readonly minor: Minor;
}

/** What is known of its past. */
export interface Past {
  /**
   * What stands at the merge base: its digests, templates and config never change.
   * @default - nothing was released yet
   */
  readonly released?: History;

  /**
   * The history as found: what commands asked for, and what is about to be released.
   * @default - there is no file yet
   */
  readonly found?: History;
}

/** Something that people should look at, although it stops nothing. */
export interface Warning {
  readonly code: 'left-over-cause' | 'held' | 'new-life';
  readonly message: string;
}

/** What a synthesis makes of a workload. */
export interface Recorded {
  /** The history to write; the very object that was found where nothing changes. */
  readonly history: History;

  /** What to render: the template that is held, annotations, `paused`. */
  readonly manifest: JsonObject;

  /** ConfigMaps that the template refers to and the code does not render: they go before the workload. */
  readonly config: readonly JsonObject[];
  readonly warnings: readonly Warning[];
}

/**
 * Records what the code says, idempotently: what was released stays, what was not yet is made again. A template that
 * was released before takes its revision along and renumbers it, as the controller does.
 *
 * @throws HistoryError for a hold of a revision that the history does not have
 */
export function record(_rendered: Rendered, _past: Past): Recorded {
  throw new Error('not yet');
}
