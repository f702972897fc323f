import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** What cdk8s-plus calls the object that it keeps in a construct. */
const INSIDE = 'Resource';

/** Where the user finds what an object was made by: the path of its construct, not of the object kept inside that. */
export function ownerPath({ node }: IConstruct): string {
  return node.id === INSIDE && node.scope !== undefined && !Chart.isChart(node.scope)
    ? node.scope.node.path
    : node.path;
}
