import { child, children, type Draft, number, text, texts } from '../decode/draft';
import { isAtLeast } from '../minor';
import type { Errors } from './errors';
import { internalJson, quote } from './go-value';
import { range, subdomain } from './names';
import { descending } from './paths';
import type { Place } from './place';

const MAX_INT32 = 2 ** 31 - 1;
const PROFILE_TYPES = ['Localhost', 'RuntimeDefault', 'Unconfined'];
const PATH_MAX = 4095;

function ids(errors: Errors, path: string, context: Draft, keys: readonly string[]): void {
  for (const key of keys.filter((key) => context[key] !== undefined)) {
    const value = number(context, key);
    errors.invalidAll(`${path}.${key}`, value, range(value, 0, MAX_INT32));
  }
}

/** The security context of a container. */
export function validateSecurityContext(
  place: Place,
  path: string,
  context: Draft | undefined,
  hostUsers: boolean,
): void {
  if (context === undefined) {
    return;
  }
  const { errors, schema } = place;
  ids(errors, path, context, ['runAsUser', 'runAsGroup']);
  const procMount = context.procMount;
  if (procMount !== undefined && procMount !== 'Default' && procMount !== 'Unmasked') {
    errors.notSupported(`${path}.procMount`, String(procMount), ['Default', 'Unmasked']);
  }
  if (hostUsers && procMount === 'Unmasked') {
    errors.invalid(`${path}.procMount`, 'Unmasked', '`hostUsers` must be false to use `Unmasked`');
  }
  validateSeccomp(place, `${path}.seccompProfile`, child(context, 'seccompProfile'));
  if (context.allowPrivilegeEscalation === false) {
    const whole = () => internalJson(context, { kind: 'named', name: 'core.SecurityContext' }, schema);
    if (context.privileged === true) {
      errors.invalidJson(path, whole(), 'cannot set `allowPrivilegeEscalation` to false and `privileged` to true');
    }
    if (texts(child(context, 'capabilities'), 'add').includes('CAP_SYS_ADMIN')) {
      errors.invalidJson(
        path,
        whole(),
        'cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN',
      );
    }
  }
  validateWindowsOptions(errors, `${path}.windowsOptions`, child(context, 'windowsOptions'));
  validateAppArmor(errors, `${path}.appArmorProfile`, child(context, 'appArmorProfile'));
}

/** The security context of a pod. */
export function validatePodSecurityContext(place: Place, path: string, spec: Draft): void {
  const { errors } = place;
  const context = child(spec, 'securityContext') ?? {};
  ids(errors, path, context, ['fsGroup', 'runAsUser', 'runAsGroup']);
  const groups = context.supplementalGroups;
  for (const [index, group] of (Array.isArray(groups) ? (groups as readonly number[]) : []).entries()) {
    errors.invalidAll(`${path}.supplementalGroups[${index}]`, group, range(group, 0, MAX_INT32));
  }
  if (spec.shareProcessNamespace === true && spec.hostPID === true) {
    errors.invalid(`${path}.shareProcessNamespace`, true, 'ShareProcessNamespace and HostPID cannot both be enabled');
  }
  validateSysctls(errors, `${path}.sysctls`, context, spec);
  word(errors, `${path}.fsGroupChangePolicy`, context.fsGroupChangePolicy, ['Always', 'OnRootMismatch']);
  validateSeccomp(place, `${path}.seccompProfile`, child(context, 'seccompProfile'));
  validateWindowsOptions(errors, `${path}.windowsOptions`, child(context, 'windowsOptions'));
  validateAppArmor(errors, `${path}.appArmorProfile`, child(context, 'appArmorProfile'));
  word(errors, `${path}.supplementalGroupsPolicy`, context.supplementalGroupsPolicy, ['Merge', 'Strict']);
  // Up to 1.36 SELinuxMount is off: MountOption may only stay where there is a policy already.
  const free = isAtLeast(place.minor, '1.37') || liveContext(place)?.seLinuxChangePolicy !== undefined;
  const policies = free ? ['MountOption', 'Recursive'] : ['Recursive'];
  word(errors, `${path}.seLinuxChangePolicy`, context.seLinuxChangePolicy, policies);
}

function liveContext({ live }: Place): Draft | undefined {
  const template = child(child(live ?? {}, 'spec') ?? {}, 'template');
  return child(child(template ?? {}, 'spec') ?? {}, 'securityContext');
}

function word(errors: Errors, path: string, value: unknown, allowed: readonly string[]): void {
  if (value !== undefined && !allowed.includes(String(value))) {
    errors.notSupported(path, String(value), allowed);
  }
}

const SYSCTL = '^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$';

function validateSysctls(errors: Errors, path: string, context: Draft, spec: Draft): void {
  const seen = new Set<string>();
  for (const [index, sysctl] of children(context, 'sysctls').entries()) {
    const name = text(sysctl, 'name');
    const at = `${path}[${index}].name`;
    if (name === '') {
      errors.required(at);
    } else if (name.length > 253 || !new RegExp(SYSCTL).test(name)) {
      errors.invalid(at, name, `must have at most 253 characters and match regex ${SYSCTL}`);
    } else if (seen.has(name)) {
      errors.duplicate(at, name);
    }
    const namespaced = name.replaceAll('/', '.');
    if (spec.hostNetwork === true && namespaced.startsWith('net.')) {
      errors.invalid(at, name, "may not be specified when 'hostNetwork' is true");
    } else if (spec.hostIPC === true && /^(kernel\.(shm|msg|sem)|fs\.mqueue\.)/.test(namespaced)) {
      errors.invalid(at, name, "may not be specified when 'hostIPC' is true");
    }
    seen.add(name);
  }
}

function validateSeccomp({ errors, schema }: Place, path: string, profile: Draft | undefined): void {
  if (profile === undefined) {
    return;
  }
  const type = text(profile, 'type');
  if (type === '') {
    errors.required(`${path}.type`, 'type is required when seccompProfile is set');
  } else if (!PROFILE_TYPES.includes(type)) {
    errors.notSupported(`${path}.type`, type, PROFILE_TYPES);
  }
  const at = `${path}.localhostProfile`;
  if (type !== 'Localhost' && profile.localhostProfile !== undefined) {
    const json = internalJson(profile, { kind: 'named', name: 'core.SeccompProfile' }, schema);
    errors.invalidJson(at, json, 'can only be set when seccomp type is Localhost');
  } else if (type === 'Localhost' && profile.localhostProfile === undefined) {
    errors.required(at, 'must be set when seccomp type is Localhost');
  } else if (type === 'Localhost') {
    descending(errors, at, text(profile, 'localhostProfile'));
  }
}

function validateAppArmor(errors: Errors, path: string, profile: Draft | undefined): void {
  if (profile === undefined) {
    return;
  }
  const type = text(profile, 'type');
  const at = `${path}.localhostProfile`;
  const local = text(profile, 'localhostProfile');
  if (type === '') {
    errors.required(`${path}.type`, 'type is required when appArmorProfile is set');
  } else if (!PROFILE_TYPES.includes(type)) {
    errors.notSupported(`${path}.type`, type, PROFILE_TYPES);
  } else if (type !== 'Localhost') {
    if (profile.localhostProfile !== undefined) {
      errors.invalid(at, local, 'can only be set when AppArmor type is Localhost');
    }
  } else {
    if (local.trim() !== local) {
      errors.invalid(at, local, 'must not be padded with whitespace');
    } else if (local === '') {
      errors.required(at, 'must be set when AppArmor type is Localhost');
    }
    if (local.length > PATH_MAX) {
      errors.tooLong(at, PATH_MAX);
    }
  }
}

function validateWindowsOptions(errors: Errors, path: string, options: Draft | undefined): void {
  if (options === undefined) {
    return;
  }
  const { gmsaCredentialSpecName: name, gmsaCredentialSpec: spec, runAsUserName: user } = options;
  if (typeof name === 'string') {
    errors.invalidAll(`${path}.gmsaCredentialSpecName`, name, subdomain(name));
  }
  if (spec === '') {
    errors.invalid(`${path}.gmsaCredentialSpec`, '', 'gmsaCredentialSpec cannot be an empty string');
  }
  if (user === '') {
    errors.invalid(`${path}.runAsUserName`, '', 'runAsUserName cannot be an empty string');
  } else if (typeof user === 'string' && !/^(?=.*[A-Za-z0-9_-])[A-Za-z0-9 _.-]{1,104}$/.test(user)) {
    errors.unjudged(`${path}.runAsUserName`, `the rules of Windows user names are not modelled: ${quote(user)}`);
  }
}
