import { ApiObject as Api, type ApiObject, type Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Problem } from '../error';
import { configFirst } from './config-first';
import { type Dependencies, dependenciesOf, Objects, type Vertex } from './dependencies';
import { findCycle, topology } from './topology';
import type { Tree } from './tree';

/** In which order charts and objects are written. */
export interface Order {
  readonly charts: readonly Chart[];

  /** The objects of a chart, without those of charts inside it. */
  readonly objectsOf: (chart: Chart) => readonly ApiObject[];

  /** Whether a chart depends on another; then cdk8s numbers the files. */
  readonly betweenCharts: boolean;
}

/** Orders an app as cdk8s does, or says why it has no order. */
export function orderOf(tree: Tree): Order | { readonly problems: readonly Problem[] } {
  const { before, betweenCharts, problems } = dependenciesOf(tree);
  if (problems.length > 0) {
    return { problems };
  }
  const groups = groupsIn(tree.constructs, before);
  const sorted = topology([...byPath(tree.constructs), ...groups], before);
  if (sorted === undefined) {
    return { problems: [cycle([...groups, ...tree.constructs], before)] };
  }
  const charts = new Set<Vertex>(tree.charts);
  return {
    charts: sorted.filter((vertex): vertex is Chart => charts.has(vertex)),
    objectsOf: (chart) => objectsOf(chart, tree, before),
    betweenCharts,
  };
}

function objectsOf(chart: Chart, tree: Tree, before: Dependencies['before']): readonly ApiObject[] {
  const members = tree.within(chart);
  const isInside = (vertex: Vertex) => tree.isWithin(vertex instanceof Objects ? vertex.chart : vertex, chart);
  const inside = (vertex: Vertex) => before(vertex).filter(isInside);
  const sorted = topology([...members, ...groupsIn(members, inside)], inside) ?? [];
  const objects = sorted.filter(
    (vertex): vertex is ApiObject => Api.isApiObject(vertex) && tree.chartOf(vertex) === chart,
  );
  return configFirst(objects, (object) =>
    inside(object).flatMap((vertex): readonly IConstruct[] => (vertex instanceof Objects ? vertex.list : [vertex])),
  );
}

function groupsIn(constructs: readonly IConstruct[], before: Dependencies['before']): readonly Objects[] {
  const groups = constructs.flatMap((construct) => before(construct).filter((vertex) => vertex instanceof Objects));
  return [...new Set(groups)];
}

/** cdk8s keeps constructs in an object by path, and JavaScript lists whole numbers first. */
function byPath(constructs: readonly IConstruct[]): readonly IConstruct[] {
  const isIndex = ({ node: { path } }: IConstruct) => /^\d/.test(path) && String(Number(path) >>> 0) === path;
  return [...constructs.filter(isIndex), ...constructs.filter((construct) => !isIndex(construct))];
}

function cycle(vertices: readonly Vertex[], before: Dependencies['before']): Problem {
  const constructs = (findCycle(vertices, before) ?? []).filter(
    (vertex): vertex is IConstruct => !(vertex instanceof Objects),
  );
  return {
    message: `Dependency cycle detected: ${constructs.map((construct) => construct.node.path).join(' => ')}`,
    fix: 'remove one of these dependencies; a chart depends on the charts inside it, and on those that its constructs depend on',
  };
}
