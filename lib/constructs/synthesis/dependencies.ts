import type { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Problem } from '../error';
import type { Tree } from './tree';

/** The API objects of a construct that others depend on: one vertex, instead of an edge from each to each. */
export class Objects {
  readonly #set: ReadonlySet<IConstruct>;

  constructor(
    readonly chart: Chart,
    readonly list: readonly ApiObject[],
  ) {
    this.#set = new Set(list);
  }

  has(construct: IConstruct): boolean {
    return this.#set.has(construct);
  }
}

/** What can stand before another: constructs, and all objects of one. */
export type Vertex = IConstruct | Objects;

/** Who depends on whom, in an app. */
export interface Dependencies {
  /** What must stand before a vertex, in cdk8s's order. */
  readonly before: (vertex: Vertex) => readonly Vertex[];

  /** Whether a chart depends on another; then cdk8s numbers the files. */
  readonly betweenCharts: boolean;

  /** Dependencies of or on what stands in no chart. */
  readonly problems: readonly Problem[];
}

/**
 * Finds the dependencies between charts and between API objects that follow from those of constructs, as cdk8s does,
 * but without adding them to the constructs: so a synthesis leaves no trace, and a second one is the same.
 *
 * @see https://github.com/cdk8s-team/cdk8s-core/blob/2.x/src/app.ts resolveDependencies
 */
export function dependenciesOf(tree: Tree): Dependencies {
  const edges = new Edges(tree);
  const toOtherApps = addConstructs(tree, edges);
  const nested = addNestedCharts(tree, edges);
  const { linked, problems } = addCharts(tree, edges);
  addObjects(tree, edges);
  return { before: edges.before(), betweenCharts: toOtherApps || nested || linked, problems };
}

/** What each construct depends on, in the order in which it was added. */
class Edges {
  readonly #sets = new Map<IConstruct, Set<Vertex>>();

  constructor(readonly tree: Tree) {}

  add(construct: IConstruct, dependency: Vertex): void {
    const known = this.#sets.get(construct);
    if (known === undefined) {
      this.#sets.set(construct, new Set([dependency]));
    } else {
      known.add(dependency);
    }
  }

  /** Constructs that depend on constructs, in the order of the tree. */
  pairs(): readonly (readonly [IConstruct, IConstruct])[] {
    return this.tree.constructs.flatMap((source) =>
      [...(this.#sets.get(source) ?? [])]
        .filter((target): target is IConstruct => !(target instanceof Objects))
        .map((target) => [source, target] as const),
    );
  }

  before(): Dependencies['before'] {
    const lists = new Map([...this.#sets].map(([construct, set]) => [construct, [...set]]));
    return (vertex) => (vertex instanceof Objects ? vertex.list : (lists.get(vertex) ?? []));
  }
}

/** Adds what users said; says whether another app is among it, which cdk8s takes for a chart like those of this one. */
function addConstructs(tree: Tree, edges: Edges): boolean {
  let toOtherApps = false;
  for (const construct of tree.constructs) {
    for (const dependency of construct.node.dependencies) {
      if (tree.has(dependency)) {
        edges.add(construct, dependency);
      } else {
        toOtherApps = true;
      }
    }
  }
  return toOtherApps;
}

/** A chart depends on those right inside it. */
function addNestedCharts(tree: Tree, edges: Edges): boolean {
  const nested = tree.charts.flatMap((chart) => chart.node.children.filter((child) => tree.chartOf(child) === child));
  for (const child of nested) {
    edges.add(child.node.scope as IConstruct, child);
  }
  return nested.length > 0;
}

/** A chart depends on those that its constructs depend on. */
function addCharts(tree: Tree, edges: Edges): { readonly linked: boolean; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  let linked = false;
  for (const [source, target] of edges.pairs()) {
    const [sourceChart, targetChart] = [tree.chartOf(source), tree.chartOf(target)];
    if (sourceChart === undefined || targetChart === undefined) {
      problems.push(outside(source, target, sourceChart === undefined ? source : target));
    } else if (sourceChart !== targetChart) {
      edges.add(sourceChart, targetChart);
      linked = true;
    }
  }
  return { linked, problems };
}

/** Every object of a construct depends on every object of what that depends on, but for itself. */
function addObjects(tree: Tree, edges: Edges): void {
  const groups = new Map<IConstruct, Objects>();
  for (const [source, target] of edges.pairs()) {
    const chart = tree.chartOf(target);
    if (chart === undefined) {
      continue;
    }
    const group = groups.get(target) ?? new Objects(chart, tree.objectsOf(target));
    groups.set(target, group);
    for (const object of tree.objectsOf(source)) {
      for (const dependency of group.has(object) ? group.list.filter((other) => other !== object) : [group]) {
        edges.add(object, dependency);
      }
    }
  }
}

function outside(source: IConstruct, target: IConstruct, lost: IConstruct): Problem {
  return {
    path: source.node.path,
    message: `depends on ${nameOf(target)}, but ${nameOf(lost)} stands in no chart`,
    fix: 'put both into charts: only what stands in charts is written and has an order',
  };
}

function nameOf(construct: IConstruct): string {
  return construct.node.path === '' ? 'the App' : JSON.stringify(construct.node.path);
}
