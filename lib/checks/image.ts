import { type ImageParts, imageParts } from '../kubernetes/defaults/image';
import type { Container } from './manifests/containers';

/** The parts of a container's image; undefined where it has none that can be read. */
export function imageOf({ spec }: Container): ImageParts | undefined {
  return typeof spec.image === 'string' ? imageParts(spec.image) : undefined;
}

/** Official images of Docker Hub that bring a shell and `sleep`, and run as root unless they are told otherwise. */
const OFFICIAL_AS_ROOT: ReadonlySet<string> = new Set(
  (
    'almalinux alpine amazonlinux busybox caddy debian fedora golang httpd mariadb mongo mysql nginx node php ' +
    'postgres python rabbitmq redis rockylinux ruby traefik ubuntu wordpress'
  )
    .split(' ')
    .map((name) => `docker.io/library/${name}`),
);

/** Whether an image is known to start as root. */
export function startsAsRoot({ repository }: ImageParts): boolean {
  return OFFICIAL_AS_ROOT.has(repository);
}

/** Whether an image is known to have a shell and `sleep`: by its name, or by the distribution that its tag names. */
export function hasShell({ repository, tag = '' }: ImageParts): boolean {
  return OFFICIAL_AS_ROOT.has(repository) || /alpine|debian|ubuntu|bookworm|bullseye|buster|trixie|slim/.test(tag);
}
