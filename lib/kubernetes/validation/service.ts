import { child, children, type Draft, number, text, texts } from '../decode/draft';
import { goJson } from '../go-json';
import { isAtLeast } from '../minor';
import type { Errors } from './errors';
import { oneOf } from './errors';
import { cidrMessages, endpointMessages, ipMessages } from './ip';
import { validateLabels } from './labels';
import { label, portNumber, qualifiedName, subdomain } from './names';
import type { Place } from './place';
import { validatePort } from './probes';

const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];
const PROTOCOLS = ['SCTP', 'TCP', 'UDP'];
const FAMILIES = ['IPv4', 'IPv6'];
const FAMILY_POLICIES = ['PreferDualStack', 'RequireDualStack', 'SingleStack'];
const POLICIES = ['Cluster', 'Local'];
const ADDRESSES = /^spec\.(clusterIPs|ipFamil)/;
const LONGEST_AFFINITY = 86_400;

/** Says whether a Service has no address of its own. */
export function isHeadless(spec: Draft): boolean {
  return (text(spec, 'clusterIP') || texts(spec, 'clusterIPs')[0]) === 'None';
}

/** @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/core/validation/validation.go */
export function validateService(place: Place, service: Draft, old: Draft | undefined): void {
  const live = old === undefined ? undefined : (child(old, 'spec') ?? {});
  const { errors } = place;
  const spec = child(service, 'spec') ?? {};
  const type = text(spec, 'type');
  if (type !== 'ExternalName') {
    validateAddresses(errors, spec, live);
    if (errors.refusals.some(({ path }) => ADDRESSES.test(path))) {
      // Addresses are allocated before anything else is looked at.
      errors.refusals.splice(
        0,
        Number.POSITIVE_INFINITY,
        ...errors.refusals.filter(({ path }) => ADDRESSES.test(path)),
      );
      return;
    }
  }
  if (children(spec, 'ports').length === 0 && !isHeadless(spec) && type !== 'ExternalName') {
    errors.required('spec.ports');
  }
  if (isHeadless(spec) && (type === 'LoadBalancer' || type === 'NodePort')) {
    errors.invalid('spec.clusterIPs[0]', 'None', `may not be set to 'None' for ${type} services`);
  }
  if (type === 'ExternalName') {
    validateExternalName(errors, spec);
  }
  validatePorts(place, spec, type, live);
  validateLabels(errors, 'spec.selector', spec, 'selector');
  validateAffinity(errors, spec);
  for (const [index, ip] of texts(spec, 'externalIPs').entries()) {
    const wrong = ipMessages(ip);
    errors.invalidAll(`spec.externalIPs[${index}]`, ip, wrong.length > 0 ? wrong : endpointMessages(ip));
  }
  if (!TYPES.includes(type)) {
    errors.notSupported('spec.type', type, TYPES);
  }
  validateLoadBalancer(errors, spec, type);
  validateTraffic(place, spec, type, live);
}

function validateExternalName(errors: Errors, spec: Draft): void {
  const name = text(spec, 'externalName').replace(/\.$/, '');
  for (const key of ['clusterIPs', 'ipFamilies', 'ipFamilyPolicy']) {
    const value = spec[key] ?? (key === 'clusterIPs' && text(spec, 'clusterIP') !== '' ? ['x'] : undefined);
    if (value !== undefined && (!Array.isArray(value) || value.length > 0)) {
      errors.forbidden(`spec.${key}`, 'may not be set for ExternalName services');
    }
  }
  if (name === '') {
    errors.required('spec.externalName');
  } else {
    errors.invalidAll('spec.externalName', name, subdomain(name));
  }
}

/** @param live the spec in the cluster: what is as it was there is known to be good */
function validateAddresses(errors: Errors, spec: Draft, live: Draft | undefined): void {
  if (live !== undefined && sameAddresses(spec, live)) {
    return;
  }
  const ip = text(spec, 'clusterIP');
  const ips = texts(spec, 'clusterIPs');
  if (ips.length > 1 || (ips.length > 0 && ips[0] !== ip)) {
    errors.unjudged('spec.clusterIPs', 'the addresses of dual-stack Services are not modelled');
  } else if (ip !== '' && ip !== 'None') {
    errors.invalidAll('spec.clusterIPs[0]', ip, ipMessages(ip));
    errors.unjudged('spec.clusterIP', "whether an address is free and in the cluster's range is not known");
  }
  const families = texts(spec, 'ipFamilies');
  const allowed = (path: string, value: string, words: readonly string[]) => {
    if (!words.includes(value)) {
      errors.notSupported(path, value, words);
    }
  };
  for (const [index, family] of families.entries()) {
    allowed(`spec.ipFamilies[${index}]`, family, FAMILIES);
  }
  if (spec.ipFamilyPolicy !== undefined) {
    allowed('spec.ipFamilyPolicy', text(spec, 'ipFamilyPolicy'), FAMILY_POLICIES);
  }
  const policy = text(spec, 'ipFamilyPolicy');
  if (families.length > 1 || families.includes('IPv6') || policy === 'RequireDualStack') {
    errors.unjudged('spec.ipFamilies', 'the address families that a cluster has are not known');
  }
}

/** Says whether a Service keeps all addresses and families that it has. */
function sameAddresses(spec: Draft, live: Draft): boolean {
  const keys = ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy'];
  return keys.every((key) => goJson(spec[key] ?? null) === goJson(live[key] ?? null));
}

function validatePorts(place: Place, spec: Draft, type: string, live: Draft | undefined): void {
  const allocated = new Set(children(live, 'ports').map((port) => number(port, 'nodePort')));
  const { errors } = place;
  const ports = children(spec, 'ports');
  const names = new Set<string>();
  const taken = new Set<string>();
  const nodePorts = new Set<string>();
  for (const [index, port] of ports.entries()) {
    const at = `spec.ports[${index}]`;
    validatePortName(errors, `${at}.name`, text(port, 'name'), ports.length > 1, names);
    const [value, nodePort, protocol] = [number(port, 'port'), number(port, 'nodePort'), text(port, 'protocol')];
    errors.invalidAll(`${at}.port`, value, portNumber(value));
    oneOf(errors, `${at}.protocol`, protocol, PROTOCOLS);
    validatePort(place, `${at}.targetPort`, port.targetPort);
    if (port.appProtocol !== undefined) {
      errors.invalidAll(`${at}.appProtocol`, text(port, 'appProtocol'), qualifiedName(text(port, 'appProtocol')));
    }
    if (nodePort !== 0) {
      validateNodePort(errors, `${at}.nodePort`, nodePort, type, nodePorts, protocol, allocated);
    }
    if (taken.has(`${protocol}/${value}`)) {
      const key = `{"Name":"","Protocol":${goJson(protocol)},"AppProtocol":null,"Port":${value},"TargetPort":0,"NodePort":0}`;
      errors.refusals.push({ path: at, message: `Duplicate value: ${key}` });
    }
    taken.add(`${protocol}/${value}`);
  }
  if (taken.size < ports.length && type !== 'ClusterIP') {
    errors.unjudged('spec.ports', 'which node ports equal ports would get is not known');
  }
}

function validateNodePort(
  errors: Errors,
  path: string,
  port: number,
  type: string,
  taken: Set<string>,
  protocol: string,
  allocated: ReadonlySet<number>,
): void {
  if (type === 'ClusterIP') {
    errors.forbidden(path, "may not be used when `type` is 'ClusterIP'");
  } else if (!allocated.has(port)) {
    errors.unjudged(path, "whether a node port is free and in the cluster's range is not known");
  }
  if (taken.has(`${protocol}/${port}`)) {
    errors.duplicate(path, port);
  }
  taken.add(`${protocol}/${port}`);
}

function validatePortName(errors: Errors, path: string, name: string, needed: boolean, names: Set<string>): void {
  if (name === '') {
    if (needed) {
      errors.required(path);
    }
    return;
  }
  errors.invalidAll(path, name, label(name));
  if (names.has(name)) {
    errors.duplicate(path, name);
  }
  names.add(name);
}

function validateAffinity(errors: Errors, spec: Draft): void {
  const affinity = text(spec, 'sessionAffinity');
  if (affinity !== 'ClientIP' && affinity !== 'None') {
    errors.notSupported('spec.sessionAffinity', affinity, ['ClientIP', 'None']);
  }
  const seconds = number(child(child(spec, 'sessionAffinityConfig') ?? {}, 'clientIP'), 'timeoutSeconds');
  if (affinity === 'ClientIP' && (seconds <= 0 || seconds > LONGEST_AFFINITY)) {
    const at = 'spec.sessionAffinityConfig.clientIP.timeoutSeconds';
    errors.invalid(at, seconds, `must be greater than 0 and less than ${LONGEST_AFFINITY}`);
  }
}

function validateLoadBalancer(errors: Errors, spec: Draft, type: string): void {
  const only = "may only be used when `type` is 'LoadBalancer'";
  const ranges = texts(spec, 'loadBalancerSourceRanges');
  if (ranges.length > 0 && type !== 'LoadBalancer') {
    errors.forbidden('spec.LoadBalancerSourceRanges', only);
  }
  for (const [index, range] of ranges.entries()) {
    errors.invalidAll(`spec.LoadBalancerSourceRanges[${index}]`, range.trim(), cidrMessages(range.trim()));
  }
  if (spec.allocateLoadBalancerNodePorts !== undefined && type !== 'LoadBalancer') {
    errors.forbidden('spec.allocateLoadBalancerNodePorts', only);
  }
  if (spec.loadBalancerClass !== undefined) {
    const name = text(spec, 'loadBalancerClass');
    if (type === 'LoadBalancer') {
      errors.invalidAll('spec.loadBalancerClass', name, qualifiedName(name));
    } else {
      errors.forbidden('spec.loadBalancerClass', only);
    }
  }
}

function validateTraffic({ errors, minor }: Place, spec: Draft, type: string, live: Draft | undefined): void {
  const external = text(spec, 'externalTrafficPolicy');
  const reached =
    type === 'LoadBalancer' || type === 'NodePort' || (type === 'ClusterIP' && texts(spec, 'externalIPs').length > 0);
  if (!reached && external !== '') {
    errors.invalid('spec.externalTrafficPolicy', external, 'may only be set for externally-accessible services');
  } else if (reached && !POLICIES.includes(external)) {
    errors.notSupported('spec.externalTrafficPolicy', external, POLICIES);
  }
  const checked = type === 'LoadBalancer' && external === 'Local';
  const port = number(spec, 'healthCheckNodePort');
  if (!checked && port !== 0) {
    const message = "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'";
    errors.invalid('spec.healthCheckNodePort', port, message);
  } else if (checked && port !== 0 && port !== number(live, 'healthCheckNodePort')) {
    errors.unjudged('spec.healthCheckNodePort', 'whether a node port is free is not known');
  }
  const internal = spec.internalTrafficPolicy;
  if (internal !== undefined && !POLICIES.includes(String(internal))) {
    errors.notSupported('spec.internalTrafficPolicy', String(internal), POLICIES);
  }
  const distribution = spec.trafficDistribution;
  const distributions = isAtLeast(minor, '1.34')
    ? ['PreferClose', 'PreferSameZone', 'PreferSameNode']
    : ['PreferClose'];
  if (distribution !== undefined && !distributions.includes(String(distribution))) {
    errors.notSupported('spec.trafficDistribution', String(distribution), distributions);
  }
}
