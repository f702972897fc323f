import {
  type History,
  historyPath,
  leave,
  type Past,
  printHistory,
  type Recorded,
  record,
  type Warning,
} from '../../history';
import type { Minor } from '../../kubernetes/minor';
import type { ManifestFile, RenderedChart } from '../synthesis/layout';
import { type Rendered, rendered } from '../synthesis/render';
import { targetOf } from '../target';
import type { HistoryChange } from './change';
import { configsOf } from './configs';
import { collect, refusing } from './errors';
import { type BaseOptions, type FoundPast, readPasts, textOf } from './pasts';
import { type Output, type PlacedWorkload, Places } from './places';
import { withRetained } from './retained';

/** What a synthesis makes of the history of its project. */
export interface Recording {
  /** The charts as they are to be written. */
  readonly charts: readonly RenderedChart[];

  /** The files of the history that are not as they should be. */
  readonly changes: readonly HistoryChange[];
  readonly warnings: readonly Warning[];
}

/** How to record. */
export interface RecordingOptions extends BaseOptions {
  readonly minor: Minor;
  readonly output: Output;
}

/**
 * Records what the charts render, and gives the charts with what the history says.
 * @throws RolloutError for a history that cannot be read, and when it cannot be told what was released
 */
export function recordCharts(
  charts: readonly RenderedChart[],
  files: readonly ManifestFile[],
  options: RecordingOptions,
): Recording {
  const places = new Places(options.output, files);
  const pasts = refusing(() =>
    readPasts(
      places.workloads.map(({ workload }) => workload),
      new Set(charts.map(({ chart }) => targetOf(chart))),
      options,
    ),
  );
  const configs = configsOf(charts);
  const recorded = new Map(
    collect(
      places.workloads,
      (placed) => [placed.object, recordOne(placed, pasts, configs, places, options.minor)] as const,
    ),
  );
  const present = new Map([...recorded.values()].map(({ history }) => [historyPath(history.workload), history]));
  const histories = new Map<string, History | undefined>(present);
  for (const [path, past] of pasts) {
    if (!present.has(path)) {
      const hasLeft = past.found !== undefined && places.hasLeft(past.found);
      histories.set(path, hasLeft ? refusing(() => leave(past)) : past.found);
    }
  }
  const added = new Set<string>();
  return {
    charts: withRetained(
      charts.map((chart) => replaced(chart, recorded, added)),
      [...histories.values()].filter((history) => history !== undefined),
      places,
    ),
    changes: [...histories].flatMap(([path, history]) => changeOf(path, history, pasts.get(path))),
    warnings: [...recorded.values()].flatMap(({ warnings }) => warnings),
  };
}

function recordOne(
  { workload, manifest, file }: PlacedWorkload,
  pasts: ReadonlyMap<string, FoundPast>,
  configs: ReturnType<typeof configsOf>,
  places: Places,
  minor: Minor,
): Recorded {
  const past: Past = pasts.get(historyPath(workload)) ?? {};
  places.refuseOther(workload, past.found);
  const code = {
    workload,
    manifest,
    file,
    minor,
    get config() {
      return configs(workload);
    },
  };
  return record(code, past);
}

/**
 * A chart with its workloads as they were recorded, and before the first of them the config that only they have.
 * @param added what earlier charts got, which is not added again
 */
function replaced(
  { chart, objects }: RenderedChart,
  recorded: ReadonlyMap<Rendered, Recorded>,
  added: Set<string>,
): RenderedChart {
  const config = objects.flatMap((object) =>
    (recorded.get(object)?.config ?? []).flatMap((manifest) => {
      const made = rendered(chart, chart, manifest);
      const key = `${targetOf(chart)}/${made.identity?.namespace}/${made.identity?.name}`;
      const isNew = !added.has(key);
      added.add(key);
      return isNew ? [made] : [];
    }),
  );
  const first = objects.findIndex((object) => recorded.has(object));
  const changed = objects.map((object) => {
    const result = recorded.get(object);
    return result === undefined ? object : rendered(object.source, chart, result.manifest);
  });
  return {
    chart,
    objects: config.length === 0 ? changed : [...changed.slice(0, first), ...config, ...changed.slice(first)],
  };
}

function changeOf(path: string, history: History | undefined, past: FoundPast | undefined): readonly HistoryChange[] {
  if (history !== undefined && history === past?.found && !past.isConflict) {
    return [];
  }
  const text = history && printHistory(history);
  const before = textOf(past?.bytes);
  return text === before ? [] : [{ path, before, history, text }];
}
