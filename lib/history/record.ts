import type { Minor } from '../kubernetes/minor';
import { once } from '../kubernetes/once';
import { isObject, type JsonObject, own } from '../kubernetes/value';
import { podReferences } from '../manifests/pod-references';
import { checkRevision } from './check';
import type { Content } from './compare';
import { digestOf } from './digest';
import { editedByHand } from './error';
import type { History, Revision, Workload } from './history';
import { withAnnotations } from './keys';
import { type Life, lifeOf, type Past } from './life';
import { partsOf } from './parts';
import { historyPath } from './path';
import { isWritten, keptCause, matching, place, withCleanedUp } from './place';
import { render } from './render';
import { RESTARTED_AT } from './restart';
import { nameOf } from './texts';
import { type Warning, warningsOf } from './warnings';
import { DEFAULT_LIMIT, kept } from './window';

/** A workload as the code says it now. */
export interface Rendered {
  readonly workload: Workload;

  /** Its whole manifest, as the code renders it; it has a `spec.template`. */
  readonly manifest: JsonObject;

  /** The versioned ConfigMaps of its namespace and target, by name. */
  readonly config: ReadonlyMap<string, JsonObject>;

  /** The file that it goes to, from the project. */
  readonly file: string;
  readonly minor: Minor;
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

/** All that decides what is recorded. */
export interface Recording {
  readonly code: Rendered;
  readonly life: Life;

  /** What the code says, with the restart that a command asked for. */
  readonly written: Content;

  /** What is rendered: that, or what is held. */
  readonly wanted: Content;

  /** The cause that the code gives. */
  readonly prop: string | undefined;
  readonly limit: number;
  readonly isPaused: boolean;

  /** Of the template that is wanted. */
  readonly digest: () => string;
}

/**
 * Records what the code says, idempotently: what was released stays, what was not yet is made again. A template that
 * was released before takes its revision along and renumbers it, as the controller does.
 *
 * @throws HistoryError for a hold of a revision that the history does not have, or that was changed by hand
 */
export function record(code: Rendered, past: Past): Recorded {
  return recordedAlready(code, past) ?? recordAnew(code, past);
}

/** Most of the time the code says what was released last: then no older revision need be read. */
function recordedAlready(code: Rendered, { found, released }: Past): Recorded | undefined {
  if (found === undefined || found !== released || found.left || Object.keys(found.desired).length > 0) {
    return undefined;
  }
  const newest = partsOf(found)?.newest();
  if (newest === undefined || newest.pending || found.manifest !== code.file) {
    return undefined;
  }
  const life = { made: [newest], visible: new Set([newest.digest]), others: [], desired: found.desired };
  const recording = prepare(code, life);
  const isReleased =
    isWritten(newest, recording.wanted) &&
    newest.limit === recording.limit &&
    (keptCause(recording, newest) ?? newest.cause) === newest.cause;
  return isReleased ? { history: found, manifest: render(recording, newest), config: [], warnings: [] } : undefined;
}

function recordAnew(code: Rendered, past: Past): Recorded {
  const recording = prepare(code, lifeOf(past));
  const { life, wanted } = recording;
  const revisions = kept(withCleanedUp(place(recording, matching(recording)), life), life.desired.hold?.digest);
  const current = revisions[0] as Revision;
  const history = { workload: code.workload, manifest: code.file, revisions, desired: life.desired };
  return {
    history: isSame(past.found, history) ? past.found : history,
    manifest: render(recording, current),
    config: wanted.config.filter((object) => !code.config.has(nameOf(object))),
    warnings: warningsOf(recording, current),
  };
}

function prepare(code: Rendered, life: Life): Recording {
  const { manifest } = code;
  const spec = isObject(manifest.spec) ? manifest.spec : {};
  const written = writtenContent(code, life);
  const prop = own(own(manifest.metadata, 'annotations'), 'kubernetes.io/change-cause');
  const limit = spec.revisionHistoryLimit;
  const wanted = heldContent(code, life) ?? written;
  return {
    code,
    life,
    written,
    wanted,
    digest: once(() => digestOf(code.workload.kind, wanted.template, code.minor)),
    prop: typeof prop === 'string' && prop !== '' ? prop : undefined,
    limit: typeof limit === 'number' ? limit : DEFAULT_LIMIT,
    isPaused: code.workload.kind === 'Deployment' && (spec.paused === true || life.desired.paused === true),
  };
}

function writtenContent(code: Rendered, { desired: { restartedAt } }: Life): Content {
  const template = own(code.manifest.spec, 'template') as JsonObject;
  const found = once(() =>
    podReferences(template)
      .configMaps.map((name) => code.config.get(name))
      .filter((object) => object !== undefined),
  );
  return {
    template: restartedAt === undefined ? template : withAnnotations(template, { [RESTARTED_AT]: restartedAt }),
    get config() {
      return found();
    },
  };
}

function heldContent({ workload }: Rendered, { made, others, desired: { hold } }: Life): Content | undefined {
  if (hold === undefined) {
    return undefined;
  }
  const held = [...made, ...others].find(({ digest }) => digest === hold.digest);
  if (held === undefined) {
    throw editedByHand('it holds a revision that it does not have', historyPath(workload));
  }
  checkRevision(workload.kind, held, historyPath(workload));
  const { template, config } = held;
  return hold.restartedAt === undefined
    ? held
    : { template: withAnnotations(template, { [RESTARTED_AT]: hold.restartedAt }), config };
}

function isSame(found: History | undefined, { manifest, revisions, desired }: History): found is History {
  return (
    found !== undefined &&
    !found.left &&
    found.manifest === manifest &&
    found.desired === desired &&
    found.revisions.length === revisions.length &&
    found.revisions.every((revision, index) => revision === revisions[index])
  );
}
