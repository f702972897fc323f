import { check } from '../check';
import { imageOf } from '../image';
import { isFilledIn } from '../manifests/containers';

export const mutableTag = check({
  id: 'mutable-tag',
  severity: 'warning',
  area: 'images',
  summary: 'an image whose content can change while its name stays',
  run: ({ head }) =>
    head.workloads.flatMap(({ member, rolls, containers }) =>
      containers.flatMap((container) => {
        const image = imageOf(container);
        if (image === undefined || image.digest !== undefined || isFilledIn(container)) {
          return [];
        }
        const isLatest = image.tag === undefined || image.tag === 'latest';
        return [
          {
            at: member.reference,
            path: `${container.path}.image`,
            value: container.spec.image,
            ...(isLatest ? {} : ({ severity: 'info' } as const)),
            message: isLatest
              ? `pushing a new image changes no manifest: ${rolls ? 'nothing rolls out, no undo goes back, and pods of one revision may differ' : 'two runs of it may be two programs'}`
              : 'the tag can be pushed again: only a digest names one image for ever',
            fix: isLatest ? 'name a version, or a digest' : 'add the digest: name:tag@sha256:…',
          },
        ];
      }),
    ),
});
