import { type ApiObject, type App, type Chart, YamlOutputType } from 'cdk8s';
import { type Problem, RolloutError } from '../error';
import { sameFiles, sameObjects } from './duplicates';
import { layOut, type ManifestFile, type RenderedChart } from './layout';
import { type Order, orderOf } from './order';
import { render, renderChart, rendersItself } from './render';
import { treeOf } from './tree';
import { validate } from './validate';

/** All that an app is to write. */
export interface Synthesis {
  readonly files: readonly ManifestFile[];
  readonly folders: readonly string[];

  /** The API objects of all charts, in the order of the files. */
  readonly apiObjects: () => readonly ApiObject[];
}

/**
 * Renders an app in one pass: each construct is validated once, dependencies are resolved once, each object is rendered
 * once. cdk8s does the first two for the whole app again for each chart.
 *
 * @throws RolloutError with all that is wrong
 */
export function synthesize(app: App): Synthesis {
  const { rendered, order } = renderAll(app, app.yamlOutputType !== YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE);
  const layout = layOut(app, rendered, order.betweenCharts);
  refuse([...sameObjects(rendered.flatMap(({ objects }) => objects)), ...sameFiles(layout.files)]);
  return { ...layout, apiObjects: () => order.charts.flatMap(order.objectsOf) };
}

/** The charts of an app as one text. */
export function synthesizeText(app: App): string {
  const { rendered } = renderAll(app, true);
  const objects = rendered.flatMap((chart) => chart.objects);
  refuse(sameObjects(objects));
  return textOf(objects);
}

/** The charts of an app, each after those it depends on. */
export function chartsOf(app: App): readonly Chart[] {
  return ordered(app, []).charts;
}

/** The text of a file. */
export function textOf(objects: ManifestFile['objects']): string {
  return objects.map(({ text }) => text).join('---\n');
}

function renderAll(
  app: App,
  asChartsSay: boolean,
): { readonly rendered: readonly RenderedChart[]; readonly order: Order } {
  const problems = [...validate(app)];
  const order = ordered(app, problems);
  const rendered = order.charts.map((chart) => ({
    chart,
    objects:
      asChartsSay && rendersItself(chart)
        ? renderChart(chart, problems)
        : render(chart, order.objectsOf(chart), problems),
  }));
  refuse(problems);
  return { rendered, order };
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
