import { child, children, type Draft, ensure, setDefault, setPointer } from '../decode/draft';

/** How long a client stays with its Pod under `sessionAffinity: ClientIP`, in seconds. */
const THREE_HOURS = 10_800;

/** @see https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/apis/core/v1/defaults.go */
export function defaultService(service: Draft): void {
  const spec = ensure(service, 'spec');
  setDefault(spec, 'sessionAffinity', 'None');
  defaultAffinity(spec);
  setDefault(spec, 'type', 'ClusterIP');
  if (spec.clusterIP === 'None' && spec.type === 'ClusterIP') {
    spec.clusterIPs = ['None'];
  }
  for (const port of children(spec, 'ports')) {
    setDefault(port, 'protocol', 'TCP');
    setDefault(port, 'targetPort', port.port ?? 0);
  }
  const balanced = spec.type === 'LoadBalancer';
  const external = balanced || spec.type === 'NodePort';
  const addressed = spec.type === 'ClusterIP' && Array.isArray(spec.externalIPs) && spec.externalIPs.length > 0;
  if (external || addressed) {
    setDefault(spec, 'externalTrafficPolicy', 'Cluster');
  }
  if (external || spec.type === 'ClusterIP') {
    setPointer(spec, 'internalTrafficPolicy', 'Cluster');
  }
  if (balanced) {
    setPointer(spec, 'allocateLoadBalancerNodePorts', true);
  }
}

function defaultAffinity(spec: Draft): void {
  if (spec.sessionAffinity === 'None') {
    delete spec.sessionAffinityConfig;
  }
  if (spec.sessionAffinity === 'ClientIP') {
    const client = child(child(spec, 'sessionAffinityConfig') ?? {}, 'clientIP');
    if (client?.timeoutSeconds === undefined) {
      spec.sessionAffinityConfig = { clientIP: { timeoutSeconds: THREE_HOURS } };
    }
  }
}
