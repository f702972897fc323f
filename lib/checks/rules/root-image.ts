import { list, object, valueAt } from '../../kubernetes/json';
import { check, type Found } from '../check';
import { imageOf, startsAsRoot } from '../image';
import type { Container } from '../manifests/containers';
import type { Workload } from '../manifests/workload';

export const rootImage = check({
  id: 'root-image',
  severity: 'error',
  area: 'images',
  summary: 'a container that starts as root where it must not run as root',
  blocks: () => 'new pods',
  run: ({ head }) =>
    head.workloads.flatMap((workload) =>
      workload.containers.flatMap((container) =>
        [ofUser(workload, container) ?? ofImage(workload, container)].filter((found) => found !== undefined),
      ),
    ),
});

/** A user by number counts whatever the image says; the kubelet of Windows asks for its name. */
function ofUser(workload: Workload, container: Container): Found | undefined {
  const { pod, member } = workload;
  const { runAsNonRoot, runAsUser } = userOf(workload, container);
  const own = ownUser(container);
  const isWindows = [valueAt(pod, 'os', 'name'), valueAt(pod, 'nodeSelector', 'kubernetes.io/os')].includes('windows');
  return runAsNonRoot !== true || runAsUser !== 0 || isWindows
    ? undefined
    : {
        at: member.reference,
        path: `${container.path}.securityContext.runAsUser`,
        ...own,
        message: `user 0${own.value === undefined ? ' of its pod' : ''} is root, which runAsNonRoot forbids: the container is never created`,
        fix: 'set runAsUser to another user, which the image can run as',
      };
}

function ofImage(workload: Workload, container: Container): Found | undefined {
  const image = imageOf(container);
  if (image === undefined || !startsAsRoot(image)) {
    return undefined;
  }
  const at = workload.member.reference;
  const path = `${container.path}.securityContext.runAsUser`;
  const { runAsNonRoot, runAsUser } = userOf(workload, container);
  if (runAsNonRoot === true && runAsUser === undefined) {
    return {
      at,
      path,
      message: `the image ${container.spec.image} starts as root, which runAsNonRoot forbids: the container is never created`,
      fix: 'set runAsUser to a user that the image can run as, or use an image that has one',
    };
  }
  const isNginx = image.repository === 'docker.io/library/nginx' && container.spec.command === undefined;
  return isNginx && typeof runAsUser === 'number' && runAsUser > 0 && !isPrepared(container)
    ? {
        at,
        path,
        ...ownUser(container),
        severity: 'warning',
        message: 'nginx cannot write below /var/cache/nginx as this user, and ends when it starts',
        fix: 'use nginxinc/nginx-unprivileged, or mount a configuration over /etc/nginx and a volume where it writes',
      }
    : undefined;
}

/** The container's own settings beat those of its pod. */
function userOf(
  { pod }: Workload,
  { spec }: Container,
): { readonly runAsNonRoot: unknown; readonly runAsUser: unknown } {
  const [ofPod, own] = [object(pod, 'securityContext'), object(spec, 'securityContext')];
  return { runAsNonRoot: own.runAsNonRoot ?? ofPod.runAsNonRoot, runAsUser: own.runAsUser ?? ofPod.runAsUser };
}

/** What stands at the container itself. */
function ownUser({ spec }: Container): Pick<Found, 'value'> {
  const value = valueAt(spec, 'securityContext', 'runAsUser') ?? undefined;
  return value === undefined ? {} : { value };
}

/** Whether something is mounted where nginx writes or is configured. */
function isPrepared({ spec }: Container): boolean {
  return list(spec.volumeMounts).some(({ mountPath }) =>
    /^\/(?:etc\/nginx|var\/cache|var\/cache\/nginx)\b/.test(String(mountPath)),
  );
}
