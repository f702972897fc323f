import { groupKind, groupResource } from '../workload/kinds';
import type { Reference } from '../workload/reference';
import type { Refusal } from '../workload/select';

/** What kubectl says where it looks for something that shows or undoes revisions of a kind. */
export function noVisitor(what: 'history viewer' | 'rollbacker'): Refusal {
  const retrieving = what === 'history viewer' ? 'history' : what;
  return ({ kind }) => {
    const name = JSON.stringify(groupKind(kind));
    return kind.rollout === 'none'
      ? `no ${what} has been implemented for ${name}`
      : `error retrieving ${retrieving} for ${name}, no visitor method exists for { ${kind.kind}}`;
  };
}

/** What kubectl says of kinds that cannot be paused, resumed or restarted. */
export function notSupported(doing: string): Refusal {
  return ({ kind, name = '' }: Reference) => `${groupResource(kind)} ${JSON.stringify(name)} ${doing} is not supported`;
}

/** For what kubectl has no word. */
export const noHistory: Refusal = ({ kind }) =>
  `${groupResource(kind)} have no history: only a Deployment, StatefulSet or DaemonSet has`;
