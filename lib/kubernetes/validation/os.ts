import { child, children, type Draft, text } from '../decode/draft';
import type { Errors } from './errors';

const POD_CONTEXT = [
  'appArmorProfile',
  'seLinuxOptions',
  'seccompProfile',
  'fsGroup',
  'fsGroupChangePolicy',
  'sysctls',
  'runAsUser',
  'runAsGroup',
  'supplementalGroups',
  'supplementalGroupsPolicy',
  'seLinuxChangePolicy',
];
const CONTAINER_CONTEXT = [
  'appArmorProfile',
  'seLinuxOptions',
  'seccompProfile',
  'capabilities',
  'readOnlyRootFilesystem',
  'privileged',
  'allowPrivilegeEscalation',
  'procMount',
  'runAsUser',
  'runAsGroup',
];

/** What a pod that names its operating system may not set. */
export function validateOs(errors: Errors, path: string, spec: Draft): void {
  const os = child(spec, 'os');
  if (os === undefined) {
    return;
  }
  const name = text(os, 'name');
  if (name === '') {
    errors.required(`${path}.os.name`);
  } else if (name === 'linux') {
    for (const [at, context] of contexts(path, spec)) {
      forbid(errors, at, context, ['windowsOptions'], 'windows options cannot be set for a linux pod');
    }
  } else if (name === 'windows') {
    validateWindows(errors, path, spec);
  } else {
    errors.notSupported(`${path}.os`, name, ['linux', 'windows']);
  }
}

function validateWindows(errors: Errors, path: string, spec: Draft): void {
  const message = 'cannot be set for a windows pod';
  const [pod, ...containers] = contexts(path, spec);
  forbid(errors, path, spec, ['hostUsers', 'shareProcessNamespace'], message);
  forbid(
    errors,
    path,
    { hostPID: spec.hostPID || undefined, hostIPC: spec.hostIPC || undefined },
    ['hostPID', 'hostIPC'],
    message,
  );
  forbid(errors, `${path}.securityContext`, filled(pod?.[1]), POD_CONTEXT, message);
  for (const [at, context] of containers) {
    forbid(errors, at, context, CONTAINER_CONTEXT, message);
  }
}

/** Empty lists are none. */
function filled(context: Draft | undefined): Draft {
  return Object.fromEntries(
    Object.entries(context ?? {}).filter(([, value]) => !Array.isArray(value) || value.length > 0),
  );
}

function forbid(errors: Errors, path: string, context: Draft, keys: readonly string[], message: string): void {
  for (const key of keys.filter((key) => context[key] !== undefined)) {
    errors.forbidden(`${path}.${key}`, message);
  }
}

/** The security context of the pod, then those of its containers, each with its path. */
function contexts(path: string, spec: Draft): readonly (readonly [string, Draft])[] {
  const ofContainers = ['initContainers', 'containers'].flatMap((key) =>
    children(spec, key).map(
      (container, index) =>
        [`${path}.${key}[${index}].securityContext`, child(container, 'securityContext') ?? {}] as const,
    ),
  );
  return [[`${path}.securityContext`, child(spec, 'securityContext') ?? {}], ...ofContainers];
}
