import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** Where the user finds what an object was made by: the path of its construct, not of the object kept inside that. */
export function ownerPath(object: IConstruct): string {
  const { scope } = object.node;
  const isInside = scope !== undefined && !Chart.isChart(scope) && scope.node.defaultChild === object;
  return isInside ? scope.node.path : object.node.path;
}
