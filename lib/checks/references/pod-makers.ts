import type { Manifests } from '../manifests/manifests';
import { type Member, placeOf } from '../manifests/member';

/** Groups and kinds of others that are known to make no pods. */
const NO_PODS =
  /^(?:gateway\.networking\.k8s\.io|networking\.istio\.io|security\.istio\.io|traefik\.io|cert-manager\.io|external-secrets\.io|bitnami\.com|elbv2\.k8s\.aws|keda\.sh|kyverno\.io|cilium\.io|projectcontour\.io|snapshot\.storage\.k8s\.io|metrics\.k8s\.io|secrets-store\.csi\.x-k8s\.io|autoscaling\.k8s\.io)\/|^monitoring\.coreos\.com\/.* (?:ServiceMonitor|PodMonitor|PrometheusRule|Probe)$/;

/** The groups of Kubernetes itself. */
const BUILT_IN = /^(?:v1|(?:apps|batch|autoscaling|policy|extensions|[a-z.]+\.k8s\.io)\/\S+)$/;

/** Where the control plane and the cluster's own parts run, which no manifests of an app hold. */
const SYSTEM = placeOf('', 'kube-system');

/**
 * Whether others may make pods and Services in a place, which nobody here knows: an object there may be how an operator is
 * told to, and the cluster itself has some in kube-system.
 */
export function mayMakePods(head: Manifests, place: string): boolean {
  return place.endsWith(SYSTEM) || head.membersIn(place).some(isUnknown);
}

/** Whether it is of others who may make anything of it. */
export function isUnknown({ object: { apiVersion }, kind }: Member): boolean {
  const version = String(apiVersion);
  const isBuiltIn = BUILT_IN.test(version) && !/\.x-k8s\.io\//.test(version);
  return !isBuiltIn && !NO_PODS.test(`${version} ${kind}`);
}
