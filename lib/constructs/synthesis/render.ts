import { type ApiObject, Chart } from 'cdk8s';
import { isObject, type JsonObject } from '../../kubernetes/value';
import { type Identity, identityOf } from '../../manifests/identity';
import { type Problem, problemsOf } from '../error';
import { ownerPath } from '../owner';
import { stringify } from './yaml';

/** A manifest as text, and what it was made by. */
export interface Rendered {
  /** The API object; the chart, where that renders itself in its own way. */
  readonly source: ApiObject | Chart;
  readonly chart: Chart;

  /** Undefined when a chart gave undefined for a manifest: cdk8s writes an empty document for it. */
  readonly identity: Identity | undefined;
  readonly text: string;

  /** What was rendered, where it was asked for. */
  readonly manifest?: JsonObject;
}

/** Says of which objects the manifest is kept beside their text. */
export type Keep = (identity: Identity) => boolean;

/** Renders the objects of a chart; what cannot be rendered is left out and told. */
export function render(
  chart: Chart,
  objects: readonly ApiObject[],
  problems: Problem[],
  keep: Keep,
): readonly Rendered[] {
  return objects.flatMap((source) => attempt(source, problems, () => [rendered(source, chart, source.toJson(), keep)]));
}

/** Renders a chart as its own `toJson` says. */
export function renderChart(chart: Chart, problems: Problem[], keep: Keep): readonly Rendered[] {
  return attempt(chart, problems, () =>
    Object.values(chart.toJson()).map((manifest: unknown) => rendered(chart, chart, manifest, keep)),
  );
}

/** Whether a chart renders itself in its own way. */
export function rendersItself(chart: Chart): boolean {
  return chart.toJson !== Chart.prototype.toJson;
}

/** Another manifest in the place of one, or beside those of its chart. */
export function rendered(source: ApiObject | Chart, chart: Chart, manifest: unknown, keep?: Keep): Rendered {
  const identity = manifest === undefined ? undefined : identityOf(manifest);
  if (identity === undefined || !isObject(manifest) || !keep?.(identity)) {
    return { source, chart, identity, text: stringify(manifest) };
  }
  // Most that are kept become another manifest: the text is made only for those that do not.
  let text: string | undefined;
  return {
    source,
    chart,
    identity,
    manifest,
    get text() {
      text ??= stringify(manifest);
      return text;
    },
  };
}

function attempt(source: ApiObject | Chart, problems: Problem[], make: () => readonly Rendered[]): readonly Rendered[] {
  try {
    return make();
  } catch (error) {
    problems.push(...problemsOf(error, ownerPath(source)));
    return [];
  }
}
