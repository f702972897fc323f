import { type ApiObject, type App, type Chart, Names, YamlOutputType } from 'cdk8s';
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

  switch (yamlOutputType) {
    case YamlOutputType.FILE_PER_APP:
      return {
        files:
          charts.length === 0
            ? []
            : [{ path: `app${outputFileExtension}`, objects: charts.flatMap(({ objects }) => objects) }],
        folders: [],
      };
    case YamlOutputType.FILE_PER_CHART:
      return {
        files: charts.map((chart, index) => ({
          path: `${name(chart, index)}${outputFileExtension}`,
          objects: chart.objects,
        })),
        folders: [],
      };
    case YamlOutputType.FILE_PER_RESOURCE:
      return { files: charts.flatMap(({ objects }) => files(objects, '', stemOfManifest)), folders: [] };
    case YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE: {
      const folders = charts.map(name);
      return {
        files: charts.flatMap(({ objects }, index) => files(objects, `${folders[index]}/`, stemOfConstruct)),
        folders,
      };
    }
    default:
      return { files: [], folders: [] };
  }
}

function stemOfManifest({ identity }: Rendered): string {
  return `${identity?.kind}.${identity?.name}`;
}

function stemOfConstruct({ source }: Rendered): string {
  const { kind, metadata } = source as ApiObject;
  return `${kind}.${metadata.name}`;
}
