import { list, object } from '../kubernetes/json';
import type { Container } from './manifests/containers';
import type { Manifests } from './manifests/manifests';
import type { Workload } from './manifests/workload';

/** How programs are told to take requests for some time after they are told to stop, in arguments or a file. */
const OPTIONS: readonly RegExp[] = [
  // CoreDNS. @see https://coredns.io/plugins/health/
  /\blameduck\s+0*[1-9]/,
  // Traefik. @see https://doc.traefik.io/traefik/routing/entrypoints/#lifecycle
  /\brequestAcceptGraceTimeout["']?\s*[=:]\s*["']?0*[1-9]/i,
  // API servers made with the library of Kubernetes'.
  /--shutdown-delay-duration[= ]0*[1-9]/,
  // ingress-nginx. @see https://kubernetes.github.io/ingress-nginx/user-guide/cli-arguments/
  /--shutdown-grace-period[= ]0*[1-9]/,
];

/** Whether a container's program is told to serve on for some time when it is told to stop, as a preStop sleep makes it. */
export function servesOn(head: Manifests, { member, pod }: Workload, { spec }: Container): boolean {
  const words = [spec.command, spec.args].flatMap((all) => (Array.isArray(all) ? [all.join(' ')] : []));
  const files = list(pod.volumes)
    .filter(({ name }) => list(spec.volumeMounts).some((mount) => mount.name === name))
    .map((volume) => head.named(member.place, 'ConfigMap', String(object(volume, 'configMap').name)))
    .flatMap((config) => Object.values(object(config?.object, 'data')));
  return [...words, ...files].some((text) => typeof text === 'string' && OPTIONS.some((option) => option.test(text)));
}
