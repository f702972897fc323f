import type { CheckId } from '../../../lib/checks/registry';

const SERVERS = '[servers that are stopped](../../explanation/zero-downtime.md)';

/** What holds a rule instead of the control plane, in the words of the list of checks. */
export const UNHELD: { readonly [Id in CheckId]?: string } = {
  'no-prestop': SERVERS,
  'drain-budget': SERVERS,
  'stop-signal': SERVERS,
  'prestop-exec-sleep': 'nothing: what programs an image has is known where it runs',
  'liveness-startup': 'nothing: the kubelet restarts containers, and runs none here',
  'local-traffic': 'nothing: kube-proxy drops the requests, and needs a network of nodes',
  'lb-readiness-gate': "nothing: the load balancer's controller is a cloud's",
  'unused-config': 'nothing: it is about manifests, and a cluster does nothing',
  'secret-literal-data': 'nothing: it is about who reads a repository',
  'mutable-tag': 'nothing: what a tag names is known to its registry',
  'root-image': 'nothing: no kubelet runs that refuses it, and which user an image has is known to its registry',
  'bad-ignore': "nothing: it is about this program's own annotations",
};
