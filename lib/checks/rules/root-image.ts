import { list, object } from '../../kubernetes/json';
import { check, type Found } from '../check';
import { imageOf, startsAsRoot } from '../image';
import type { Container } from '../manifests/containers';
import type { Workload } from '../manifests/workload';

export const rootImage = check({
  id: 'root-image',
  severity: 'error',
  area: 'images',
  summary: 'an image that starts as root where it must not run as root',
  blocks: () => 'new pods',
  run: ({ head }) =>
    head.workloads.flatMap((workload) =>
      workload.containers.flatMap((container): readonly Found[] => {
        const image = imageOf(container);
        if (image === undefined || !startsAsRoot(image)) {
          return [];
        }
        const at = workload.member.reference;
        const { runAsNonRoot, runAsUser } = userOf(workload, container);
        if (runAsNonRoot === true && runAsUser === undefined) {
          return [
            {
              at,
              path: `${container.path}.securityContext.runAsUser`,
              message: `the image ${container.spec.image} starts as root, which runAsNonRoot forbids: the container is never created`,
              fix: 'set runAsUser to a user that the image can run as, or use an image that has one',
            },
          ];
        }
        const isNginx = image.repository === 'docker.io/library/nginx' && container.spec.command === undefined;
        return isNginx && typeof runAsUser === 'number' && runAsUser > 0 && !isPrepared(container)
          ? [
              {
                at,
                path: `${container.path}.securityContext.runAsUser`,
                value: runAsUser,
                severity: 'warning',
                message: 'nginx cannot write below /var/cache/nginx as this user, and ends when it starts',
                fix: 'use nginxinc/nginx-unprivileged, or mount a configuration over /etc/nginx and a volume where it writes',
              },
            ]
          : [];
      }),
    ),
});

/** The container's own settings beat those of its pod. */
function userOf(
  { pod }: Workload,
  { spec }: Container,
): { readonly runAsNonRoot: unknown; readonly runAsUser: unknown } {
  const [ofPod, own] = [object(pod, 'securityContext'), object(spec, 'securityContext')];
  return { runAsNonRoot: own.runAsNonRoot ?? ofPod.runAsNonRoot, runAsUser: own.runAsUser ?? ofPod.runAsUser };
}

/** Whether something is mounted where nginx writes or is configured. */
function isPrepared({ spec }: Container): boolean {
  return list(spec.volumeMounts).some(({ mountPath }) =>
    /^\/(?:etc\/nginx|var\/cache|var\/cache\/nginx)\b/.test(String(mountPath)),
  );
}
