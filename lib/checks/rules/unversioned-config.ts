import { object } from '../../kubernetes/json';
import { baseNameOf } from '../../manifests/versioned-config';
import { configUses } from '../../plan/workload-plan/config-use';
import { check } from '../check';
import type { Workload } from '../manifests/workload';
import { isReloaded } from '../reloaded';

export const unversionedConfig = check({
  id: 'unversioned-config',
  severity: 'warning',
  area: 'config',
  summary: 'a ConfigMap that keeps its name when it changes, so that no rollout follows',
  run: ({ head }) =>
    head.workloads
      .filter((workload) => workload.rolls && !hasChecksum(workload))
      .flatMap(({ member }) => {
        const uses = new Map(
          configUses(member.object)
            .filter(({ kind }) => kind === 'ConfigMap')
            .map((use) => [`${use.name} ${use.isLive}`, use]),
        );
        return [...uses.values()].flatMap(({ kind, name, isLive }) => {
          const config = head.named(member.place, 'ConfigMap', name);
          if (
            config === undefined ||
            config.object.immutable === true ||
            baseNameOf(name) !== undefined ||
            isReloaded(head, member, { kind, name })
          ) {
            return [];
          }
          return [
            {
              at: member.reference,
              value: `configmap/${name}`,
              ...(isLive ? ({ severity: 'info' } as const) : {}),
              message: isLive
                ? 'an edit reaches all pods at once, not pod by pod, and an undo does not bring the old data back'
                : 'an edit reaches no running pod, and pods that start later have other data than those that run',
              fix: 'name it after its content (versioned, which ConfigMap does by default; configMapGenerator of Kustomize)',
            },
          ];
        });
      }),
});

/** A checksum of the config in the template, as charts of Helm have it, makes a change a rollout. */
function hasChecksum({ member }: Workload): boolean {
  const annotations = object(member.object, 'spec', 'template', 'metadata', 'annotations');
  return Object.keys(annotations).some((key) => /checksum|hash|sha256/i.test(key));
}
