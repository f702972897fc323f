import type { Workload } from './history';

/** A workload as kubectl prints it: `deployment.apps/web`. */
export function workloadName({ kind, name }: Workload): string {
  return `${kind.toLowerCase()}.apps/${name}`;
}

/** As kubectl names it in errors: `deployments.apps "web"`. */
export function resourceName({ kind, name }: Workload): string {
  return `${kind.toLowerCase()}s.apps ${JSON.stringify(name)}`;
}
