import { children, type Draft, number, text, texts } from '../decode/draft';
import { goJson } from '../go-json';

const needsIp = (spec: Draft): boolean => ['ClusterIP', 'NodePort', 'LoadBalancer'].includes(text(spec, 'type'));
const needsNodePort = (spec: Draft): boolean =>
  text(spec, 'type') === 'NodePort' ||
  (text(spec, 'type') === 'LoadBalancer' && spec.allocateLoadBalancerNodePorts !== false);
const needsCheck = (spec: Draft): boolean =>
  text(spec, 'type') === 'LoadBalancer' && text(spec, 'externalTrafficPolicy') === 'Local';
const isBalanced = (spec: Draft): boolean => text(spec, 'type') === 'LoadBalancer';
const isReached = (spec: Draft): boolean =>
  isBalanced(spec) ||
  text(spec, 'type') === 'NodePort' ||
  (text(spec, 'type') === 'ClusterIP' && texts(spec, 'externalIPs').length > 0);
const isSame = (a: Draft, b: Draft, key: string): boolean => goJson(a[key] ?? null) === goJson(b[key] ?? null);

/**
 * What a Service keeps of what was allocated to it, and what goes because its new type has no use for it.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/registry/core/service/strategy.go
 */
export function keepAllocated(next: Draft, live: Draft): void {
  if (needsIp(live) && needsIp(next)) {
    if (text(next, 'clusterIP') === '') {
      copy(next, live, 'clusterIP');
    }
    if (texts(next, 'clusterIPs').length === 0 && next.clusterIP === live.clusterIP) {
      copy(next, live, 'clusterIPs');
    }
    // A patch of the one field leaves the list as it was.
    const ips = texts(next, 'clusterIPs');
    if (ips.length > 0 && !isSame(next, live, 'clusterIP') && isSame(next, live, 'clusterIPs')) {
      next.clusterIPs = [next.clusterIP, ...ips.slice(1)];
    }
  }
  if (needsNodePort(live) && needsNodePort(next)) {
    keepNodePorts(next, live);
  }
  if (needsCheck(live) && needsCheck(next) && number(next, 'healthCheckNodePort') === 0) {
    copy(next, live, 'healthCheckNodePort');
  }
  dropUseless(next, live);
  for (const key of needsIp(live) && needsIp(next) ? ['ipFamilyPolicy', 'ipFamilies'] : []) {
    if (next[key] === undefined) {
      copy(next, live, key);
    }
  }
}

function copy(next: Draft, live: Draft, key: string): void {
  if (live[key] !== undefined) {
    next[key] = structuredClone(live[key]);
  }
}

function keepNodePorts(next: Draft, live: Draft): void {
  const key = (port: Draft): string => `${text(port, 'protocol')}/${number(port, 'port')}`;
  const taken = new Set(children(next, 'ports').map((port) => number(port, 'nodePort')));
  const old = new Map(children(live, 'ports').map((port) => [key(port), number(port, 'nodePort')]));
  for (const port of children(next, 'ports').filter((port) => number(port, 'nodePort') === 0)) {
    const kept = old.get(key(port)) ?? 0;
    if (kept !== 0 && !taken.has(kept)) {
      port.nodePort = kept;
      taken.add(kept);
    }
  }
}

function dropUseless(next: Draft, live: Draft): void {
  const drop = (was: boolean, is: boolean, ...keys: readonly string[]): void => {
    for (const key of was && !is ? keys.filter((key) => isSame(next, live, key)) : []) {
      delete next[key];
    }
  };
  drop(needsIp(live), needsIp(next), 'ipFamilies', 'ipFamilyPolicy');
  if (needsIp(live) && !needsIp(next) && isSame(next, live, 'clusterIP') && isSame(next, live, 'clusterIPs')) {
    delete next.clusterIP;
    delete next.clusterIPs;
  }
  const ports = (spec: Draft) => children(spec, 'ports').map((port) => number(port, 'nodePort'));
  if (needsNodePort(live) && !needsNodePort(next) && goJson(ports(next)) === goJson(ports(live))) {
    for (const port of children(next, 'ports')) {
      delete port.nodePort;
    }
  }
  drop(needsCheck(live), needsCheck(next), 'healthCheckNodePort');
  drop(isBalanced(live), isBalanced(next), 'allocateLoadBalancerNodePorts', 'loadBalancerClass');
  drop(isReached(live), isReached(next), 'externalTrafficPolicy');
}
