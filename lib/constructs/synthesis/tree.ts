import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** The constructs of an app, each looked at once. */
export interface Tree {
  /** Every construct, a scope before what stands in it. */
  readonly constructs: readonly IConstruct[];

  /** The charts among them. */
  readonly charts: readonly Chart[];

  /** Whether a construct is one of this app. */
  readonly has: (construct: IConstruct) => boolean;

  /** The chart in which a construct stands, itself for a chart; undefined outside of charts. */
  readonly chartOf: (construct: IConstruct) => Chart | undefined;

  /** The constructs of a chart, itself first, without those of charts inside it. */
  readonly membersOf: (chart: Chart) => readonly IConstruct[];

  /** The API objects in and below a construct, without those of charts below it. */
  readonly objectsOf: (construct: IConstruct) => readonly ApiObject[];
}

/** Walks an app. */
export function treeOf(app: IConstruct): Tree {
  const constructs: IConstruct[] = [];
  const charts = new Map<IConstruct, Chart | undefined>();
  const members = new Map<Chart, IConstruct[]>();
  const walk = (construct: IConstruct, outer: Chart | undefined) => {
    const chart = Chart.isChart(construct) ? (construct as Chart) : outer;
    constructs.push(construct);
    charts.set(construct, chart);
    if (chart !== undefined) {
      listIn(members, chart).push(construct);
    }
    for (const child of construct.node.children) {
      walk(child, chart);
    }
  };
  walk(app, undefined);

  const objects = new Map<IConstruct, readonly ApiObject[]>();
  const objectsOf = (construct: IConstruct): readonly ApiObject[] => {
    const known = objects.get(construct) ?? collectObjects(construct);
    objects.set(construct, known);
    return known;
  };

  return {
    constructs,
    charts: [...members.keys()],
    has: (construct) => charts.has(construct),
    chartOf: (construct) => charts.get(construct),
    membersOf: (chart) => members.get(chart) ?? [],
    objectsOf,
  };
}

function collectObjects(construct: IConstruct): readonly ApiObject[] {
  const found: ApiObject[] = [];
  const walk = (below: IConstruct) => {
    if (ApiObject.isApiObject(below)) {
      found.push(below as ApiObject);
    }
    for (const child of below.node.children) {
      if (!Chart.isChart(child)) {
        walk(child);
      }
    }
  };
  walk(construct);
  return found;
}

function listIn<Key, Item>(lists: Map<Key, Item[]>, key: Key): Item[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
