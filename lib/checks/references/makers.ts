import type { Manifests } from '../manifests/manifests';
import { isUnknown } from './pod-makers';

/** Groups of others that make no pods and do make Secrets. */
const MAKES_SECRETS = /^(?:cert-manager\.io|external-secrets\.io|bitnami\.com|secrets-store\.csi\.x-k8s\.io)\//;

/** Whether an operator may make an object of a name: something of others in its place has the name in it. */
export function mayBeMade(head: Manifests, place: string, name: string): boolean {
  return head
    .membersIn(place)
    .filter((member) => MAKES_SECRETS.test(String(member.object.apiVersion)) || isUnknown(member))
    .some(({ object }) => JSON.stringify(object).includes(JSON.stringify(name)));
}
