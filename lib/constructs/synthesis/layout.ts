import { ApiObject, type App, type Chart, Names, YamlOutputType } from 'cdk8s';
import type { Rendered } from './render';

/** A file of manifests, not yet text. */
export interface ManifestFile {
  /** From the output folder. */
  readonly path: string;
  readonly objects: readonly Rendered[];
}

/** Which files there will be, and which folders even if nothing stands in them. */
export interface Layout {
  readonly files: readonly ManifestFile[];
  readonly folders: readonly string[];
}

/** A chart with its objects, rendered. */
export interface RenderedChart {
  readonly chart: Chart;
  readonly objects: readonly Rendered[];

  /**
   * Config that only older revisions refer to: it goes to a file of its own, so that reviews stay readable.
   * @default - none
   */
  readonly retained?: readonly Rendered[];
}

/**
 * Divides an app into files as cdk8s does.
 * @see https://github.com/cdk8s-team/cdk8s-core/blob/2.x/src/app.ts synth
 */
export function layOut(
  { yamlOutputType, outputFileExtension }: Pick<App, 'yamlOutputType' | 'outputFileExtension'>,
  charts: readonly RenderedChart[],
  betweenCharts: boolean,
): Layout {
  const name = ({ chart }: RenderedChart, index: number) =>
    `${betweenCharts ? `${index.toString().padStart(4, '0')}-` : ''}${Names.toDnsLabel(chart)}`;
  const files = (objects: readonly Rendered[], folder: string, stemOf: (object: Rendered) => string) =>
    objects
      .filter(({ identity }) => identity !== undefined)
      .map((object) => ({
        path: `${folder}${stemOf(object).replace(/[^0-9a-zA-Z-_.]/g, '')}${outputFileExtension}`,
        objects: [object],
      }));

  const retained = (objects: readonly Rendered[], stem: string) =>
    objects.length === 0 ? [] : [{ path: `${stem}${RETAINED}${outputFileExtension}`, objects }];
  const all = ({ objects, retained: others = [] }: RenderedChart) => [...objects, ...others];

  switch (yamlOutputType) {
    case YamlOutputType.FILE_PER_APP:
      return {
        files:
          charts.length === 0
            ? []
            : [
                { path: `app${outputFileExtension}`, objects: charts.flatMap(({ objects }) => objects) },
                ...retained(
                  charts.flatMap((chart) => chart.retained ?? []),
                  'app',
                ),
              ],
        folders: [],
      };
    case YamlOutputType.FILE_PER_CHART:
      return {
        files: charts.flatMap((chart, index) => [
          { path: `${name(chart, index)}${outputFileExtension}`, objects: chart.objects },
          ...retained(chart.retained ?? [], name(chart, index)),
        ]),
        folders: [],
      };
    case YamlOutputType.FILE_PER_RESOURCE:
      return { files: charts.flatMap((chart) => files(all(chart), '', stemOfManifest)), folders: [] };
    case YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE: {
      const folders = charts.map(name);
      return {
        files: charts.flatMap((chart, index) => files(all(chart), `${folders[index]}/`, stemOfConstruct)),
        folders,
      };
    }
    default:
      return { files: [], folders: [] };
  }
}

/** `web.retained.k8s.yaml` holds what stands beside `web.k8s.yaml` for older revisions. */
const RETAINED = '.retained';

/** The file of retained config that may lie beside a file of manifests; undefined where each object has its own. */
export function retainedPath(
  app: Pick<App, 'yamlOutputType' | 'outputFileExtension'>,
  path: string,
): string | undefined {
  const { outputFileExtension } = app;
  return isPerObject(app)
    ? undefined
    : `${path.slice(0, path.length - outputFileExtension.length)}${RETAINED}${outputFileExtension}`;
}

/** Whether each object has a file of its own. */
export function isPerObject({ yamlOutputType }: Pick<App, 'yamlOutputType'>): boolean {
  return yamlOutputType !== YamlOutputType.FILE_PER_APP && yamlOutputType !== YamlOutputType.FILE_PER_CHART;
}

function stemOfManifest({ identity }: Rendered): string {
  return `${identity?.kind}.${identity?.name}`;
}

function stemOfConstruct(object: Rendered): string {
  const { source } = object;
  return ApiObject.isApiObject(source) ? `${source.kind}.${source.metadata.name}` : stemOfManifest(object);
}
