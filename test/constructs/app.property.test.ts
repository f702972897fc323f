import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as cdk8s from 'cdk8s';
import fc from 'fast-check';
import { App } from '../../lib/constructs/app';
import { appSketch, build } from './synthesis/generated-app';

const numRuns = Number(process.env.FUZZ_RUNS ?? 150);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'app-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** All files below a folder with their bytes, folders with a slash: what there is on the disk. */
function contents(root: string): Record<string, string> {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    paths.map((path) =>
      statSync(join(root, path)).isDirectory() ? [`${path}/`, ''] : [path, readFileSync(join(root, path), 'latin1')],
    ),
  );
}

/** What an App writes, or the message of its error. */
function outcome(make: typeof cdk8s.App, sketch: Parameters<typeof build>[1], props: cdk8s.AppProps) {
  const outdir = mkdtempSync(join(folder, 'out-'));
  try {
    const app = build(make, sketch, { ...props, outdir });
    app.synth();
    const charts = app.charts.map((chart) => chart.node.path);
    return { files: contents(outdir), charts, text: app.synthYaml() };
  } catch (error) {
    return { error: (error as Error).message };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

const types = [
  cdk8s.YamlOutputType.FILE_PER_APP,
  cdk8s.YamlOutputType.FILE_PER_CHART,
  cdk8s.YamlOutputType.FILE_PER_RESOURCE,
  cdk8s.YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
];

test.each(types)('any app is written as cdk8s writes it, output type %i', (yamlOutputType) => {
  let [written, refused] = [0, 0];
  fc.assert(
    fc.property(
      appSketch,
      fc.constantFrom('.k8s.yaml', '.yml'),
      fc.boolean(),
      (sketch, outputFileExtension, recordConstructMetadata) => {
        const props = { yamlOutputType, outputFileExtension, recordConstructMetadata };
        const theirs = outcome(cdk8s.App, sketch, props);
        const ours = outcome(App, sketch, props);
        if (theirs.error === undefined) {
          written += 1;
          expect(ours).toEqual(theirs);
        } else {
          refused += 1;
          expect(ours.error).toBeDefined();
          for (const [, path, message] of theirs.error.matchAll(/\[(.*)\] (.*)/g)) {
            expect(ours.error).toContain(`${path}: ${message}`);
          }
        }
      },
    ),
    { numRuns },
  );
  // Both must happen often, or the property says little.
  expect(written).toBeGreaterThan(numRuns / 4);
  expect(refused).toBeGreaterThan(numRuns / 50);
});
