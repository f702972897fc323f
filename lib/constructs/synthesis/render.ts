import { type ApiObject, Chart } from 'cdk8s';
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
}

/** Renders the objects of a chart; what cannot be rendered is left out and told. */
export function render(chart: Chart, objects: readonly ApiObject[], problems: Problem[]): readonly Rendered[] {
  return objects.flatMap((source) => attempt(source, problems, () => [rendered(source, chart, source.toJson())]));
}

/** Renders a chart as its own `toJson` says. */
export function renderChart(chart: Chart, problems: Problem[]): readonly Rendered[] {
  return attempt(chart, problems, () =>
    Object.values(chart.toJson()).map((manifest: unknown) => rendered(chart, chart, manifest)),
  );
}

/** Whether a chart renders itself in its own way. */
export function rendersItself(chart: Chart): boolean {
  return chart.toJson !== Chart.prototype.toJson;
}

function rendered(source: ApiObject | Chart, chart: Chart, manifest: unknown): Rendered {
  const identity = manifest === undefined ? undefined : identityOf(manifest);
  return { source, chart, identity, text: stringify(manifest) };
}

function attempt(source: ApiObject | Chart, problems: Problem[], make: () => readonly Rendered[]): readonly Rendered[] {
  try {
    return make();
  } catch (error) {
    problems.push(...problemsOf(error, ownerPath(source)));
    return [];
  }
}
