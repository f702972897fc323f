import { join } from 'node:path';
import * as cdk8s from 'cdk8s';
import { type Outcome, type WantedFile, writeFiles } from '../files/write';
import { type Minor, parseMinor } from '../kubernetes/minor';
import { type AppOptions, DEFAULT_MINOR, setOptions } from './app-options';
import { messageOf, type Problem, problemsOf, RolloutError } from './error';
import { projectSettings } from './settings';
import type { ManifestFile } from './synthesis/layout';
import { summary } from './synthesis/summary';
import { chartsOf, type Synthesis, synthesize, synthesizeText, textOf } from './synthesis/synthesize';
import { setTarget } from './target';
import { printUncaught } from './uncaught';

/** Options of an App. */
export interface AppProps extends cdk8s.AppProps {
  /**
   * What the charts are applied to; one chart can say otherwise with `setTarget`.
   * @default 'default'
   */
  readonly target?: string;

  /**
   * The Kubernetes minor of the cluster, such as `1.30`: a field that it does not know is an error.
   * @default - what `rollout.kubernetes` in cdk8s.yaml says, else 1.36
   */
  readonly kubernetes?: string;

  /**
   * Keeps names, selectors, labels and defaults as cdk8s-plus makes them, for an app that already runs.
   * @default - this library's own
   */
  readonly compatibility?: 'cdk8s-plus';
}

/**
 * A cdk8s App that synthesizes in one pass and writes only what has changed. The files are those of cdk8s's App, byte
 * for byte; versioned ConfigMaps stand before the workloads of their chart.
 *
 * What is wrong is said at once, before anything is written: what constructs find in themselves, two objects with one
 * identity, two that would be written to one file, cycles.
 */
export class App extends cdk8s.App {
  /** @throws RolloutError for props and settings that are not allowed */
  constructor(props: AppProps = {}) {
    super(props);
    printUncaught();
    setOptions(this, optionsFrom(props));
    if (props.target !== undefined) {
      setTarget(this, props.target);
    }
  }

  /** The charts of this app, each after those it depends on, whether or not it was synthesized. */
  override get charts(): cdk8s.Chart[] {
    return [...chartsOf(this)];
  }

  /**
   * Writes all manifests into the output folder and says on stderr what was written; under jest it says nothing.
   * @throws RolloutError with all that is wrong; then nothing was written
   */
  override synth(): void {
    const synthesis = synthesize(this);
    const files = synthesis.files.map(({ path, objects }) => ({ path: join(this.outdir, path), objects }));
    const metadata = this.#isMetadataRecorded ? [metadataFile(this.outdir, synthesis)] : [];
    const folders = [this.outdir, ...synthesis.folders.map((folder) => join(this.outdir, folder))];
    const outcomes = write(wanted(files, metadata), folders);
    if (process.env.JEST_WORKER_ID === undefined) {
      process.stderr.write(summary(files.map((file, index) => ({ ...file, outcome: outcomes[index] ?? 'written' }))));
    }
  }

  /**
   * All manifests as one text.
   * @throws RolloutError with all that is wrong
   */
  override synthYaml(): string {
    return synthesizeText(this);
  }

  /** cdk8s keeps this from those who extend it. */
  get #isMetadataRecorded(): boolean {
    // biome-ignore lint/complexity/useLiteralKeys: a private property can be read in no other way
    return this['recordConstructMetadata'];
  }
}

function optionsFrom({ kubernetes, compatibility }: AppProps): AppOptions {
  const problems: Problem[] = [];
  if (compatibility !== undefined && compatibility !== 'cdk8s-plus') {
    problems.push({
      message: 'App: no such compatibility',
      value: compatibility,
      allowed: "'cdk8s-plus', or leave it out",
    });
  }
  let minor: Minor = DEFAULT_MINOR;
  try {
    minor = kubernetes === undefined ? (projectSettings().kubernetes ?? DEFAULT_MINOR) : parseMinor(kubernetes);
  } catch (error) {
    problems.push(...problemsOf(error, ''));
  }
  if (problems.length > 0) {
    throw new RolloutError(problems);
  }
  return { kubernetes: minor, ...(compatibility === undefined ? {} : { compatibility }) };
}

function* wanted(manifests: readonly ManifestFile[], others: readonly WantedFile[]): Iterable<WantedFile> {
  for (const { path, objects } of manifests) {
    yield { path, text: textOf(objects) };
  }
  yield* others;
}

/** What cdk8s-cli's validation plugins read. */
function metadataFile(outdir: string, { apiObjects }: Synthesis): WantedFile {
  const resources = Object.fromEntries(apiObjects().map(({ name, node }) => [name, { path: node.path }]));
  return { path: join(outdir, 'construct-metadata.json'), text: JSON.stringify({ version: '1.0.0', resources }) };
}

function write(files: Iterable<WantedFile>, folders: readonly string[]): readonly Outcome[] {
  try {
    return writeFiles(files, folders);
  } catch (error) {
    throw new RolloutError([{ message: `the output cannot be written: ${messageOf(error)}` }], { cause: error });
  }
}
