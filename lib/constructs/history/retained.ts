import type { Chart } from 'cdk8s';
import { configOf, type History, type KeptConfig } from '../../history';
import type { RenderedChart } from '../synthesis/layout';
import type { Rendered } from '../synthesis/render';
import { targetOf } from '../target';
import type { Places } from './places';

/**
 * Adds to each chart the config that only older revisions of its workloads refer to; that of a workload whose chart is
 * gone, or writes no file of its own, to the first chart of its target. What the app renders itself, and what another
 * chart of the same target retains already, is left out.
 */
export function withRetained(
  charts: readonly RenderedChart[],
  histories: readonly History[],
  places: Places,
): readonly RenderedChart[] {
  const known = new Names();
  for (const { chart, objects } of charts) {
    for (const { identity } of objects) {
      if (identity?.kind === 'ConfigMap') {
        known.in(targetOf(chart), identity.namespace).add(identity.name);
      }
    }
  }
  const byChart = new Map<Chart, History[]>();
  for (const history of histories) {
    const own = places.chartOf(history.manifest);
    const others = places.isOwn(history) ? charts.map(({ chart }) => chart) : [];
    const chart = [...(own === undefined ? [] : [own]), ...others].find(
      (each) => targetOf(each) === history.workload.target,
    );
    if (chart !== undefined) {
      byChart.set(chart, [...(byChart.get(chart) ?? []), history]);
    }
  }
  return charts.map((each) => {
    const retained: Rendered[] = [];
    for (const history of byChart.get(each.chart) ?? []) {
      const { target, namespace } = history.workload;
      const names = known.in(target, namespace);
      for (const config of configOf(history)) {
        if (!names.has(config.name)) {
          names.add(config.name);
          retained.push(renderedConfig(each.chart, config));
        }
      }
    }
    return retained.length === 0 ? each : { ...each, retained: retained.sort(byName) };
  });
}

function renderedConfig(chart: Chart, { namespace, name, yaml }: KeptConfig): Rendered {
  return { source: chart, chart, identity: { group: '', kind: 'ConfigMap', namespace, name }, text: yaml() };
}

/** Names by where they are: keys of all three, one for each config of each revision, would take as long as all else. */
class Names {
  readonly #places = new Map<string, Set<string>>();

  in(target: string, namespace: string): Set<string> {
    const place = `${target}/${namespace}`;
    const names = this.#places.get(place) ?? new Set();
    this.#places.set(place, names);
    return names;
  }
}

function byName({ identity: a }: Rendered, { identity: b }: Rendered): number {
  return `${a?.namespace}/${a?.name}` < `${b?.namespace}/${b?.name}` ? -1 : 1;
}
