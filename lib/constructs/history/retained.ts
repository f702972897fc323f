import type { Chart } from 'cdk8s';
import { configOf, type History, type KeptConfig } from '../../history';
import type { RenderedChart } from '../synthesis/layout';
import type { Rendered } from '../synthesis/render';
import { targetOf } from '../target';
import type { Places } from './places';

/**
 * Adds to each chart the config that only older revisions of its workloads refer to. What the app renders itself, and
 * what another chart of the same target retains already, is left out.
 */
export function withRetained(
  charts: readonly RenderedChart[],
  histories: readonly History[],
  places: Places,
): readonly RenderedChart[] {
  const known = new Set(
    charts.flatMap(({ chart, objects }) => {
      const target = targetOf(chart);
      return objects.flatMap(({ identity }) => (identity?.kind === 'ConfigMap' ? [keyOf(target, identity)] : []));
    }),
  );
  const byChart = new Map<Chart, History[]>();
  for (const history of histories) {
    const chart = places.chartOf(history.manifest);
    if (chart !== undefined && targetOf(chart) === history.workload.target) {
      byChart.set(chart, [...(byChart.get(chart) ?? []), history]);
    }
  }
  return charts.map((each) => {
    const retained: Rendered[] = [];
    for (const history of byChart.get(each.chart) ?? []) {
      for (const config of configOf(history)) {
        const key = keyOf(history.workload.target, config);
        if (!known.has(key)) {
          known.add(key);
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

function keyOf(target: string, { namespace, name }: { readonly namespace: string; readonly name: string }): string {
  return `${target}/${namespace}/${name}`;
}

function byName({ identity: a }: Rendered, { identity: b }: Rendered): number {
  return `${a?.namespace}/${a?.name}` < `${b?.namespace}/${b?.name}` ? -1 : 1;
}
