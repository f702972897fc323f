import type { Workload, WorkloadKind } from './history';

/** The folder of a project that holds its history. */
export const FOLDER = 'revisions';

/** Stands for a namespace that the manifest leaves to whoever applies it; no namespace can have this name. */
const NO_NAMESPACE = '_';

const KINDS: Readonly<Record<string, WorkloadKind>> = {
  deployment: 'Deployment',
  statefulset: 'StatefulSet',
  daemonset: 'DaemonSet',
};

/** The file of a workload's history, from the project: `revisions/default/_/deployment.web.yaml`. */
export function historyPath({ target, kind, namespace, name }: Workload): string {
  return `${FOLDER}/${target}/${namespace === '' ? NO_NAMESPACE : namespace}/${kind.toLowerCase()}.${name}.yaml`;
}

/** Whose history a file is; undefined for a path that is none of a history. */
export function workloadOf(path: string): Workload | undefined {
  const [, target = '', namespace = '', kind = '', name = ''] =
    /^revisions\/([^/]+)\/([^/]+)\/([a-z]+)\.([^/]+)\.yaml$/.exec(path) ?? [];
  const known = KINDS[kind];
  return known && { target, kind: known, namespace: namespace === NO_NAMESPACE ? '' : namespace, name };
}
