import { type ApiObject, type App, type Chart, YamlOutputType } from 'cdk8s';
import { type Problem, RolloutError } from '../error';
import { type Checking, findingProblems } from './checks';
import { sameFiles, sameObjects } from './duplicates';
import { layOut, type ManifestFile, type RenderedChart } from './layout';
import { type Order, orderOf } from './order';
import { type Keep, type Rendered, render, renderChart, rendersItself } from './render';
import { treeOf } from './tree';
import { validate } from './validate';

/** All that an app is to write. */
export interface Synthesis {
  readonly files: readonly ManifestFile[];
  readonly folders: readonly string[];

  /** The API objects of all charts, in the order of the files. */
  readonly apiObjects: () => readonly ApiObject[];
}

/** An app as it was rendered, not yet divided into files. */
export interface RenderedApp {
  readonly charts: readonly RenderedChart[];
  readonly order: Order;
}

/**
 * Renders an app in one pass: each construct is validated once, dependencies are resolved once, each object is rendered
 * once. cdk8s does the first two for the whole app again for each chart.
 *
 * @param asChartsSay charts that render themselves in their own way do so
 * @param keep of which objects the manifest is kept beside their text
 * @param checking how what is rendered is checked; then all manifests must be kept
 * @throws RolloutError with all that is wrong
 */
export function renderApp(app: App, asChartsSay: boolean, keep: Keep, checking?: Checking): RenderedApp {
  const problems = [...validate(app)];
  const order = ordered(app, problems);
  const charts = order.charts.map((chart) => ({
    chart,
    objects:
      asChartsSay && rendersItself(chart)
        ? renderChart(chart, problems, keep)
        : render(chart, order.objectsOf(chart), problems, keep),
  }));
  refuse(problems);
  if (checking !== undefined) {
    refuse(findingProblems(allObjects(charts), checking));
  }
  return { charts, order };
}

/**
 * Divides an app into files.
 * @throws RolloutError for objects of one identity and files of one path
 */
export function arrange(app: App, { charts, order }: RenderedApp): Synthesis {
  const layout = layOut(app, charts, order.betweenCharts);
  refuse([...sameObjects(charts), ...sameFiles(layout.files)]);
  return { ...layout, apiObjects: () => order.charts.flatMap(order.objectsOf) };
}

/**
 * The charts of an app as one text.
 * @throws RolloutError for objects of one identity
 */
export function asText({ charts }: RenderedApp): string {
  refuse(sameObjects(charts));
  return textOf(allObjects(charts));
}

function allObjects(charts: readonly RenderedChart[]): readonly Rendered[] {
  return charts.flatMap(({ objects, retained = [] }) => [...objects, ...retained]);
}

/** Whether charts that render themselves in their own way do so in the files of an app. */
export function areAsChartsSay({ yamlOutputType }: App): boolean {
  return yamlOutputType !== YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE;
}

/** The charts of an app, each after those it depends on. */
export function chartsOf(app: App): readonly Chart[] {
  return ordered(app, []).charts;
}

/** The text of a file. */
export function textOf(objects: ManifestFile['objects']): string {
  return objects.map(({ text }) => text).join('---\n');
}

/** @throws RolloutError where there is no order, also with what is known to be wrong before */
function ordered(app: App, known: readonly Problem[]): Order {
  const order = orderOf(treeOf(app));
  if ('problems' in order) {
    throw new RolloutError([...known, ...order.problems]);
  }
  return order;
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) {
    throw new RolloutError(problems);
  }
}
