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

  /** A construct and all below it, in the same order. */
  readonly within: (construct: IConstruct) => readonly IConstruct[];

  /** Whether a construct is another one or stands below it. */
  readonly isWithin: (construct: IConstruct, outer: IConstruct) => boolean;

  /** The API objects in and below a construct, without those of charts below it. */
  readonly objectsOf: (construct: IConstruct) => readonly ApiObject[];
}

/** Where a construct stands in the list, where the first stands that is not below it, and its chart. */
interface Place {
  readonly start: number;
  end: number;
  readonly chart: Chart | undefined;
}

/** Walks an app. */
export function treeOf(app: IConstruct): Tree {
  const constructs: IConstruct[] = [];
  const charts: Chart[] = [];
  const places = new Map<IConstruct, Place>();
  const walk = (construct: IConstruct, outer: Chart | undefined) => {
    const chart = Chart.isChart(construct) ? (construct as Chart) : outer;
    const place: Place = { start: constructs.length, end: 0, chart };
    constructs.push(construct);
    places.set(construct, place);
    if (chart === construct) {
      charts.push(chart);
    }
    for (const child of construct.node.children) {
      walk(child, chart);
    }
    place.end = constructs.length;
  };
  walk(app, undefined);

  const objects = new Map<IConstruct, readonly ApiObject[]>();
  return {
    constructs,
    charts,
    has: (construct) => places.has(construct),
    chartOf: (construct) => places.get(construct)?.chart,
    within: (construct) => constructs.slice(places.get(construct)?.start, places.get(construct)?.end),
    isWithin: (construct, outer) => {
      const [inner, around] = [places.get(construct), places.get(outer)];
      return inner !== undefined && around !== undefined && around.start <= inner.start && inner.start < around.end;
    },
    objectsOf: (construct) => {
      const known = objects.get(construct) ?? collectObjects(construct);
      objects.set(construct, known);
      return known;
    },
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
