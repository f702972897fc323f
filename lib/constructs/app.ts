import { join } from 'node:path';
import * as cdk8s from 'cdk8s';
import type { Severity } from '../checks/finding';
import { namesIn } from '../files/read';
import { removeFile, type WantedFile, writeFiles } from '../files/write';
import { type Minor, parseMinor } from '../kubernetes/minor';
import type { Settings } from '../manifests/settings';
import { type AppOptions, DEFAULT_MINOR, setOptions } from './app-options';
import { messageOf, type Problem, problemsOf, RolloutError } from './error';
import { type HistoryProps, historyMode, isFrozen } from './history/mode';
import { isOfHistory } from './history/places';
import { type HistoryOptions, withHistory, writeWithHistory } from './history/synthesize';
import { projectSettings } from './settings';
import type { Checking } from './synthesis/checks';
import { type ManifestFile, retainedPath } from './synthesis/layout';
import { type FileOutcome, historySummary, summary } from './synthesis/summary';
import {
  areAsChartsSay,
  asText,
  chartsOf,
  type RenderedApp,
  renderApp,
  type Synthesis,
  textOf,
} from './synthesis/synthesize';
import { setTarget } from './target';
import { printUncaught } from './uncaught';

/** Options of an App. */
export interface AppProps extends cdk8s.AppProps, HistoryProps {
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

  /**
   * From which severity on a finding of the checks is an error, as of `cdk8s-rollout check`; each is told with the path
   * of its construct. Suppressions and `rollout.severities` in cdk8s.yaml count.
   * @default - what the constructs find in themselves, which the API server would refuse, is an error, and nothing else
   */
  readonly failOn?: Severity;
}

/**
 * A cdk8s App that synthesizes in one pass and writes only what has changed. The files are those of cdk8s's App, byte
 * for byte; versioned ConfigMaps stand before the workloads of their chart.
 *
 * What is wrong is said at once, before anything is written: what constructs find in themselves, two objects with one
 * identity, two that would be written to one file, cycles.
 */
export class App extends cdk8s.App {
  readonly #history: HistoryOptions;
  readonly #checking: Checking | undefined;

  /** @throws RolloutError for props and settings that are not allowed */
  constructor(props: AppProps = {}) {
    super(props);
    printUncaught();
    const settings = once(projectSettings);
    const options = optionsFrom(props, settings);
    setOptions(this, options);
    const { failOn } = props;
    this.#checking =
      failOn === undefined ? undefined : { failOn, minor: options.kubernetes, severities: settings().severities ?? [] };
    const mode = historyMode(props, this.outdir);
    this.#history = { mode, isFrozen: isFrozen(props), ...(mode === 'off' ? {} : { base: settings().base }) };
    if (props.target !== undefined) {
      setTarget(this, props.target);
    }
  }

  /** The charts of this app, each after those it depends on, whether or not it was synthesized. */
  override get charts(): cdk8s.Chart[] {
    return [...chartsOf(this)];
  }

  /**
   * Writes all manifests into the output folder, records in `revisions/` what is released, and says on stderr what was
   * written; under jest it says nothing.
   * @throws RolloutError with all that is wrong; then nothing was written
   */
  override synth(): void {
    const app = this.#render(areAsChartsSay(this));
    const { result, changes, warnings } = writeWithHistory(this, app, this.#history, (synthesis) =>
      this.#write(synthesis),
    );
    if (process.env.JEST_WORKER_ID === undefined) {
      process.stderr.write(`${summary(result)}${historySummary(changes, warnings)}`);
    }
  }

  /**
   * All manifests as one text, with what the history says.
   * @throws RolloutError with all that is wrong
   */
  override synthYaml(): string {
    return asText(withHistory(this, this.#render(true), this.#history));
  }

  #render(asChartsSay: boolean): RenderedApp {
    const keep = this.#checking !== undefined ? () => true : this.#history.mode === 'off' ? () => false : isOfHistory;
    return renderApp(this, asChartsSay, keep, this.#checking);
  }

  #write(synthesis: Synthesis): readonly FileOutcome[] {
    const files = synthesis.files.map(({ path, objects }) => ({ path: join(this.outdir, path), objects }));
    const metadata = this.#isMetadataRecorded ? [metadataFile(this.outdir, synthesis)] : [];
    const folders = [this.outdir, ...synthesis.folders.map((folder) => join(this.outdir, folder))];
    const outcomes = attempt(() => {
      const made = writeFiles(wanted(files, metadata), folders);
      if (this.#history.mode !== 'off') {
        this.#removeStale(files.map(({ path }) => path));
      }
      return made;
    });
    return files.map((file, index) => ({ ...file, outcome: outcomes[index] ?? 'written' }));
  }

  /** Retained config that nothing refers to any more would be applied for ever. */
  #removeStale(paths: readonly string[]): void {
    const written = new Set(paths);
    const there = new Set(namesIn(this.outdir).map((name) => join(this.outdir, name)));
    for (const retained of paths.map((path) => retainedPath(this, path))) {
      if (retained !== undefined && there.has(retained) && !written.has(retained)) {
        removeFile(retained);
      }
    }
  }

  /** cdk8s keeps this from those who extend it. */
  get #isMetadataRecorded(): boolean {
    // biome-ignore lint/complexity/useLiteralKeys: a private property can be read in no other way
    return this['recordConstructMetadata'];
  }
}

function optionsFrom({ kubernetes, compatibility, failOn }: AppProps, settings: () => Settings): AppOptions {
  const problems: Problem[] = [];
  if (compatibility !== undefined && compatibility !== 'cdk8s-plus') {
    problems.push({
      message: 'App: no such compatibility',
      value: compatibility,
      allowed: "'cdk8s-plus', or leave it out",
    });
  }
  if (failOn !== undefined && !['error', 'warning', 'info'].includes(failOn)) {
    problems.push({ message: 'App: no such severity to fail on', value: failOn, allowed: 'error, warning, info' });
  }
  let minor: Minor = DEFAULT_MINOR;
  try {
    minor = kubernetes === undefined ? (settings().kubernetes ?? DEFAULT_MINOR) : parseMinor(kubernetes);
  } catch (error) {
    problems.push(...problemsOf(error, ''));
  }
  if (problems.length > 0) {
    throw new RolloutError(problems);
  }
  return { kubernetes: minor, ...(compatibility === undefined ? {} : { compatibility }) };
}

/** Read when somebody asks, and then kept. */
function once(read: () => Settings): () => Settings {
  let settings: Settings | undefined;
  return () => {
    settings ??= read();
    return settings;
  };
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

function attempt<Result>(act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    throw new RolloutError([{ message: `the output cannot be written: ${messageOf(error)}` }], { cause: error });
  }
}
