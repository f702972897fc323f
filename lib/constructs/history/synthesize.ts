import { relative, sep } from 'node:path';
import type { App } from 'cdk8s';
import type { Warning } from '../../history';
import { minorOf } from '../app-options';
import { RolloutError } from '../error';
import { isPerObject } from '../synthesis/layout';
import { arrange, type RenderedApp, type Synthesis } from '../synthesis/synthesize';
import type { HistoryChange } from './change';
import type { HistoryMode } from './mode';
import { type Recording, recordCharts } from './recording';
import { refuseChanges, saveHistory } from './save';

/** What a synthesis does with the history, and where it finds what was released. */
export interface HistoryOptions {
  readonly mode: HistoryMode;

  /** What is found is released, without asking Git. */
  readonly isFrozen: boolean;

  /** The setting `rollout.base`. */
  readonly base?: string | undefined;
}

/** What was written. */
export interface Written<Result> {
  /** What became of the manifests. */
  readonly result: Result;
  readonly changes: readonly HistoryChange[];
  readonly warnings: readonly Warning[];
}

const MOST_ATTEMPTS = 10;

/**
 * Records what an app renders and lets its manifests be written, both or nothing.
 * @throws RolloutError with all that is wrong; then nothing was written
 */
export function writeWithHistory<Result>(
  app: App,
  rendered: RenderedApp,
  options: HistoryOptions,
  write: (synthesis: Synthesis) => Result,
): Written<Result> {
  const plain = arrange(app, rendered);
  if (options.mode === 'off') {
    return { result: write(plain), changes: [], warnings: [] };
  }
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const { charts, changes, warnings } = recordedIn(app, rendered, plain, options);
    const synthesis = arrange(app, { ...rendered, charts });
    if (options.mode === 'frozen') {
      refuseChanges(changes);
    }
    if (options.mode !== 'write') {
      return { result: write(synthesis), changes: [], warnings };
    }
    const saved = saveHistory(changes, () => write(synthesis));
    if (saved !== undefined) {
      return { ...saved, changes, warnings };
    }
  }
  throw new RolloutError([{ message: 'the history is changed again and again while this is synthesized' }]);
}

/** An app with what its history says; nothing is written. */
export function withHistory(app: App, rendered: RenderedApp, options: HistoryOptions): RenderedApp {
  return options.mode === 'off'
    ? rendered
    : { ...rendered, charts: recordedIn(app, rendered, arrange(app, rendered), options).charts };
}

function recordedIn(
  app: App,
  { charts }: RenderedApp,
  { files }: Synthesis,
  { mode, isFrozen, base }: HistoryOptions,
): Recording {
  return recordCharts(charts, files, {
    minor: minorOf(app),
    base,
    isFrozen,
    output: {
      outdir: relative('', app.outdir).split(sep).join('/'),
      isCommitted: mode !== 'read',
      isPerObject: isPerObject(app),
    },
  });
}
