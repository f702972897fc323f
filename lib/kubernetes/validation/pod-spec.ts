import { child, children, type Draft, number, text } from '../decode/draft';
import { isOff } from '../fields/gates';
import { validateAffinity } from './affinity';
import { type Pod, validateContainers, validateInitContainers } from './container';
import { oneOf } from './errors';
import { internalJson } from './go-value';
import { validateLabels } from './labels';
import { label, type Messages, qualifiedName, range, subdomain } from './names';
import { validateOs } from './os';
import type { Place } from './place';
import { validatePodResources, validateResources } from './resources';
import { validateDns, validateHostAliases, validateTolerations } from './scheduling';
import { validatePodSecurityContext } from './security';
import { validateSpread } from './spread';
import { validateVolumes } from './volumes';

/** @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/core/validation/validation.go */
export function validatePodSpec(place: Place, path: string, spec: Draft): void {
  const { errors, minor } = place;
  const claimNames = children(spec, 'resourceClaims')
    .map((claim) => text(claim, 'name'))
    .filter((name) => name !== '');
  const volumes = validateVolumes(place, `${path}.volumes`, spec);
  const pod: Pod = { spec, volumes, claimNames, grace: number(spec, 'terminationGracePeriodSeconds') };
  validateResourceClaims(place, `${path}.resourceClaims`, spec);
  validateContainers(place, `${path}.containers`, pod);
  validateInitContainers(place, `${path}.initContainers`, pod);
  if (!isOff('core.PodSpec', 'resources', minor)) {
    validatePodResources(errors, `${path}.resources`, spec, claimNames);
  }
  oneOf(errors, `${path}.restartPolicy`, text(spec, 'restartPolicy'), ['Always', 'OnFailure', 'Never']);
  oneOf(errors, `${path}.dnsPolicy`, text(spec, 'dnsPolicy'), [
    'ClusterFirstWithHostNet',
    'ClusterFirst',
    'Default',
    'None',
  ]);
  validateLabels(errors, `${path}.nodeSelector`, spec, 'nodeSelector');
  validatePodSecurityContext(place, `${path}.securityContext`, spec);
  validateAffinity(errors, `${path}.affinity`, child(spec, 'affinity'));
  validateDns(place, `${path}.dnsConfig`, spec);
  validateGates(place, path, spec);
  validateSpread(place, `${path}.topologySpreadConstraints`, spec);
  validateHost(place, path, spec);
  validateNames(place, path, spec);
  validateTolerations(place, `${path}.tolerations`, spec);
  validateHostAliases(errors, `${path}.hostAliases`, spec);
  if (spec.preemptionPolicy !== undefined) {
    oneOf(errors, `${path}.preemptionPolicy`, text(spec, 'preemptionPolicy'), ['PreemptLowerPriority', 'Never']);
  }
  if (spec.overhead !== undefined) {
    validateResources(errors, `${path}.overhead`, { limits: spec.overhead }, []);
  }
  validateOs(errors, path, spec);
  validateFileKeys(place, path, spec);
}

function validateResourceClaims({ errors, schema }: Place, path: string, spec: Draft): void {
  const names = new Set<string>();
  for (const [index, claim] of children(spec, 'resourceClaims').entries()) {
    const at = `${path}[${index}]`;
    const name = text(claim, 'name');
    if (name === '') {
      errors.required(`${at}.name`);
    } else if (names.has(name)) {
      errors.duplicate(`${at}.name`, name);
    } else {
      errors.invalidAll(`${at}.name`, name, label(name));
      names.add(name);
    }
    const given = ['resourceClaimName', 'resourceClaimTemplateName'].filter((key) => claim[key] !== undefined);
    const json = () => internalJson(claim, { kind: 'named', name: 'core.PodResourceClaim' }, schema);
    if (given.length > 1) {
      errors.invalidJson(
        at,
        json(),
        'at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified',
      );
    } else if (given.length === 0) {
      errors.invalidJson(at, json(), 'must specify one of: `resourceClaimName`, `resourceClaimTemplateName`');
    }
    for (const key of given) {
      errors.invalidAll(`${at}.${key}`, text(claim, key), subdomain(text(claim, key)));
    }
  }
}

function validateGates({ errors }: Place, path: string, spec: Draft): void {
  for (const [index, gate] of children(spec, 'readinessGates').entries()) {
    const type = text(gate, 'conditionType');
    errors.invalidAll(`${path}.readinessGates[${index}].conditionType`, type, qualifiedName(type));
  }
  const names = new Set<string>();
  for (const [index, gate] of children(spec, 'schedulingGates').entries()) {
    const name = text(gate, 'name');
    errors.invalidAll(`${path}.schedulingGates[${index}]`, name, qualifiedName(name));
    if (names.has(name)) {
      errors.duplicate(`${path}.schedulingGates[${index}]`, name);
    }
    names.add(name);
  }
}

/** The rules of a pod that shares its host's namespaces. */
function validateHost({ errors }: Place, path: string, spec: Draft): void {
  if (spec.hostNetwork === true) {
    for (const [index, container] of children(spec, 'containers').entries()) {
      for (const [at, port] of children(container, 'ports').entries()) {
        const outside = number(port, 'hostPort');
        if (outside !== 0 && outside !== number(port, 'containerPort')) {
          const message = 'must match `containerPort` when `hostNetwork` is true';
          errors.invalid(`${path}.containers[${index}].ports[${at}].hostPort`, outside, message);
        }
      }
    }
  }
  if (spec.hostUsers === false) {
    validateOwnUsers(errors, path, spec);
  }
  const containers = [...children(spec, 'initContainers'), ...children(spec, 'containers')];
  const contexts = [
    child(spec, 'securityContext'),
    ...containers.map((container) => child(container, 'securityContext')),
  ];
  if (contexts.some((context) => child(context ?? {}, 'windowsOptions')?.hostProcess !== undefined)) {
    errors.unjudged(
      `${path}.securityContext.windowsOptions.hostProcess`,
      'HostProcess pods of Windows are not modelled',
    );
  }
  if (spec.hostnameOverride !== undefined) {
    validateHostname(errors, path, spec);
  }
}

function validateOwnUsers(errors: Place['errors'], path: string, spec: Draft): void {
  const message = 'when `hostUsers` is false';
  const flags = { hostNetwork: 'hostNetwork', hostPID: 'HostPID', hostIPC: 'HostIPC' };
  for (const [key, shown] of Object.entries(flags).filter(([key]) => spec[key] === true)) {
    errors.forbidden(`${path}.${shown}`, key === '' ? '' : message);
  }
  for (const list of ['initContainers', 'containers']) {
    for (const [index, container] of children(spec, list).entries()) {
      if (children(container, 'volumeDevices').length > 0) {
        errors.forbidden(`${path}.${list}[${index}].volumeDevices`, message);
      }
    }
  }
}

const LONGEST_HOSTNAME = 64;

function validateHostname(errors: Place['errors'], path: string, spec: Draft): void {
  const at = `${path}.hostnameOverride`;
  const name = text(spec, 'hostnameOverride');
  if (spec.setHostnameAsFQDN === true) {
    errors.forbidden(at, 'may not be specified when setHostnameAsFQDN is true');
  }
  if (spec.hostNetwork === true) {
    errors.forbidden(at, 'may not be specified when hostNetwork is true');
  }
  if (name.length > LONGEST_HOSTNAME) {
    errors.tooLong(at, LONGEST_HOSTNAME);
  }
  errors.invalidAll(at, name, subdomain(name));
}

const NAMES: readonly (readonly [string, (name: string) => Messages])[] = [
  ['serviceAccountName', subdomain],
  ['nodeName', subdomain],
  ['hostname', label],
  ['subdomain', label],
  ['priorityClassName', subdomain],
];

function validateNames({ errors }: Place, path: string, spec: Draft): void {
  for (const [key, rule] of NAMES) {
    const name = text(spec, key);
    errors.invalidAll(`${path}.${key}`, name, name === '' ? [] : rule(name));
  }
  if (spec.runtimeClassName !== undefined) {
    const name = text(spec, 'runtimeClassName');
    errors.invalidAll(`${path}.runtimeClassName`, name, subdomain(name));
  }
  if (spec.activeDeadlineSeconds !== undefined) {
    const seconds = number(spec, 'activeDeadlineSeconds');
    errors.invalidAll(`${path}.activeDeadlineSeconds`, seconds, range(seconds, 1, 2 ** 31 - 1));
  }
}

function validateFileKeys({ errors }: Place, path: string, spec: Draft): void {
  for (const list of ['initContainers', 'containers']) {
    for (const [index, container] of children(spec, list).entries()) {
      for (const [at, variable] of children(container, 'env').entries()) {
        const reference = child(child(variable, 'valueFrom') ?? {}, 'fileKeyRef');
        if (reference === undefined) {
          continue;
        }
        const name = text(reference, 'volumeName');
        const place = `${path}.${list}[${index}].env[${at}].valueFrom.fileKeyRef.volumeName`;
        const volume = children(spec, 'volumes').findLast((one) => text(one, 'name') === name);
        if (volume === undefined) {
          errors.notFound(place, name);
        } else if (volume.emptyDir === undefined) {
          errors.invalid(place, name, 'referenced volume must be of type emptyDir');
        }
      }
    }
  }
}
