import type { Minor } from '../kubernetes/minor';
import { isObject, type JsonObject, own } from '../kubernetes/value';
import { podReferences } from '../manifests/pod-references';
import { isVersionedConfig } from '../manifests/versioned-config';
import { digestOf } from './digest';
import { HistoryError } from './error';
import type { Desired, History, Revision, Workload } from './history';
import { workloadName } from './name';
import { RESTARTED_AT } from './restart';
import { DEFAULT_LIMIT } from './window';

/** What a cluster has of a workload. */
export interface Live {
  readonly workload: Workload;

  /** The Deployment, StatefulSet or DaemonSet. */
  readonly object: JsonObject;

  /** Its ReplicaSets or ControllerRevisions. */
  readonly made: readonly JsonObject[];

  /** The ConfigMaps of the namespace, by name. */
  readonly config: ReadonlyMap<string, JsonObject>;
}

/** Where it comes from, as `imported` says it. */
const FROM = 'cluster';

const CAUSE = 'kubernetes.io/change-cause';
const NUMBER = 'deployment.kubernetes.io/revision';
const HASH = 'pod-template-hash';

/**
 * The history that the cluster has of a workload.
 * @param manifest the file that the workload is rendered to
 * @param minor of the cluster
 * @throws HistoryError for a workload whose controller has made nothing yet
 */
export function importLive({ workload, object, made, config }: Live, manifest: string, minor: Minor): History {
  const limit = own(object.spec, 'revisionHistoryLimit');
  const revisions = made
    .map((one): Revision => {
      const template = templateOf(one);
      const cause = own(own(one.metadata, 'annotations'), CAUSE);
      return {
        number: numberOf(one),
        digest: digestOf(workload.kind, template, minor),
        ...(typeof cause === 'string' && cause !== '' ? { cause } : {}),
        minor,
        limit: typeof limit === 'number' ? limit : DEFAULT_LIMIT,
        imported: FROM,
        template,
        config: configOf(template, config, workload.namespace),
      };
    })
    .filter(({ number }) => number > 0)
    .sort((a, b) => b.number - a.number);
  if (revisions.length === 0) {
    throw new HistoryError('no-revisions', `${workloadName(workload)} has no revision in the cluster yet`);
  }
  return { workload, manifest, revisions, desired: {} };
}

/**
 * What commands would have to ask for so that the app renders what is live: nothing, a pause, a restart, or a hold of
 * the revision that somebody went back to.
 *
 * @param history with what is live among its revisions
 * @param rendered the workload as the app renders it now; undefined where it does not
 * @param cause why it is held, where the cluster does not say
 * @throws HistoryError for a template of which the controller has made nothing yet
 */
export function desiredOf(
  { workload, object }: Live,
  { revisions, desired }: History,
  rendered: JsonObject | undefined,
  minor: Minor,
  cause?: string,
): Desired {
  const { paused: _, ...others } = desired;
  const isPaused = own(object.spec, 'paused') === true;
  const isPausedInCode = desired.paused !== true && own(rendered?.spec, 'paused') === true;
  const paused = isPaused && !isPausedInCode ? { paused: true as const } : {};
  const [live, now] = [templateOf(object), rendered === undefined ? undefined : templateOf(rendered)];
  const digest = (template: JsonObject) => digestOf(workload.kind, template, minor);
  if (now !== undefined && digest(live) === digest(now)) {
    return { ...others, ...paused };
  }
  const at = restartedAt(live);
  if (at !== undefined && now !== undefined && digest(withoutRestart(live)) === digest(withoutRestart(now))) {
    const { hold } = others;
    return {
      ...others,
      ...paused,
      restartedAt: at,
      ...(hold === undefined ? {} : { hold: { ...hold, restartedAt: at } }),
    };
  }
  const held = revisions.find((revision) => !revision.pending && revision.digest === digest(live));
  if (held === undefined) {
    throw new HistoryError(
      'no-such-revision',
      `${workloadName(workload)} has a template in the cluster of which there is no revision yet`,
      isPaused ? 'resume it there first' : 'wait until its controller has made one, then import again',
    );
  }
  const why = cause ?? `as in the cluster${held.cause === undefined ? '' : `: ${held.cause}`}`;
  return { ...others, ...paused, hold: { digest: held.digest, cause: why } };
}

function numberOf(made: JsonObject): number {
  const value = made.kind === 'ReplicaSet' ? own(own(made.metadata, 'annotations'), NUMBER) : made.revision;
  return Number.isSafeInteger(Number(value)) ? Number(value) : 0;
}

/** The template of a workload, or of what its controller made, as a manifest would have it. */
export function templateOf(object: JsonObject): JsonObject {
  const template = own(object.kind === 'ControllerRevision' ? own(object.data, 'spec') : object.spec, 'template');
  const { $patch: _, metadata, ...rest } = (isObject(template) ? template : {}) as JsonObject;
  const { creationTimestamp: __, labels, ...others } = (isObject(metadata) ? metadata : {}) as JsonObject;
  const { [HASH]: ___, ...kept } = (isObject(labels) ? labels : {}) as JsonObject;
  return { metadata: { ...others, ...(Object.keys(kept).length === 0 ? {} : { labels: kept }) }, ...rest };
}

function restartedAt(template: JsonObject): string | undefined {
  const at = own(own(template.metadata, 'annotations'), RESTARTED_AT);
  return typeof at === 'string' ? at : undefined;
}

function withoutRestart(template: JsonObject): JsonObject {
  const metadata = isObject(template.metadata) ? template.metadata : {};
  const { [RESTARTED_AT]: _, ...annotations } = isObject(metadata.annotations) ? metadata.annotations : {};
  return { ...template, metadata: { ...metadata, annotations } };
}

/** The versioned ConfigMaps that a template refers to, as they would be rendered. */
function configOf(
  template: JsonObject,
  config: ReadonlyMap<string, JsonObject>,
  namespace: string,
): readonly JsonObject[] {
  return podReferences(template)
    .configMaps.map((name) => config.get(name))
    .filter((object) => object !== undefined)
    .map((object) => asManifest(object, namespace))
    .filter(isVersionedConfig);
}

/** Without what the API server and kubectl add. */
function asManifest(
  { apiVersion, kind, metadata, data, binaryData, immutable }: JsonObject,
  namespace: string,
): JsonObject {
  const { name, labels, annotations } = (isObject(metadata) ? metadata : {}) as JsonObject;
  const { 'kubectl.kubernetes.io/last-applied-configuration': _, ...others } = isObject(annotations) ? annotations : {};
  return {
    apiVersion,
    ...(data === undefined ? {} : { data }),
    ...(binaryData === undefined ? {} : { binaryData }),
    ...(immutable === undefined ? {} : { immutable }),
    kind,
    metadata: {
      ...(Object.keys(others).length === 0 ? {} : { annotations: others }),
      ...(labels === undefined ? {} : { labels }),
      name,
      ...(namespace === '' ? {} : { namespace }),
    },
  };
}
