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
  const before = new Map<IConstruct, Set<Vertex>>();
  const add = (construct: IConstruct, dependency: Vertex) => {
    const known = before.get(construct);
    if (known === undefined) {
      before.set(construct, new Set([dependency]));
    } else {
      known.add(dependency);
    }
  };
  const problems: Problem[] = [];
  let betweenCharts = false;

  for (const construct of tree.constructs) {
    for (const dependency of construct.node.dependencies) {
      if (tree.has(dependency)) {
        add(construct, dependency);
      } else {
        // Another app is not ours to order, but cdk8s takes its chart for a chart that this one depends on.
        betweenCharts = true;
      }
    }
  }
  for (const chart of tree.charts) {
    for (const child of chart.node.children) {
      if (tree.chartOf(child) === child) {
        add(chart, child);
        betweenCharts = true;
      }
    }
  }
  for (const [source, target] of pairs(tree, before)) {
    const [sourceChart, targetChart] = [tree.chartOf(source), tree.chartOf(target)];
    if (sourceChart === undefined || targetChart === undefined) {
      problems.push(outside(source, target, sourceChart === undefined ? source : target));
    } else if (sourceChart !== targetChart) {
      add(sourceChart, targetChart);
      betweenCharts = true;
    }
  }
  const objects = new Map<IConstruct, Objects>();
  for (const [source, target] of pairs(tree, before)) {
    const chart = tree.chartOf(target);
    if (chart === undefined) {
      continue;
    }
    const targets = objects.get(target) ?? new Objects(chart, tree.objectsOf(target));
    objects.set(target, targets);
    for (const object of tree.objectsOf(source)) {
      if (!targets.has(object)) {
        add(object, targets);
        continue;
      }
      for (const other of targets.list) {
        if (other !== object) {
          add(object, other);
        }
      }
    }
  }
  const lists = new Map([...before].map(([construct, set]) => [construct, [...set]]));
  return {
    before: (vertex) => (vertex instanceof Objects ? vertex.list : (lists.get(vertex) ?? [])),
    betweenCharts,
    problems,
  };
}

/** Who depends on what, constructs in the order of the tree. */
function pairs(tree: Tree, before: ReadonlyMap<IConstruct, ReadonlySet<Vertex>>): readonly [IConstruct, IConstruct][] {
  return tree.constructs
    .filter((source) => before.has(source))
    .flatMap((source) =>
      [...(before.get(source) ?? [])].map((target): [IConstruct, IConstruct] => [source, target as IConstruct]),
    );
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
