import { object } from '../../kubernetes/json';
import type { Found } from '../check';
import type { Manifests } from '../manifests/manifests';
import { mayMakePods } from './pod-makers';

/** The kinds that can be looked for. */
const KNOWN: ReadonlySet<unknown> = new Set(['Deployment', 'StatefulSet', 'ReplicaSet']);

/** Autoscalers whose target is not there; where no workload of its kind is in the namespace, nothing is known. */
export function autoscalerTargets(head: Manifests): readonly Found[] {
  return ['HorizontalPodAutoscaler', 'ScaledObject'].flatMap((kind) =>
    head.ofKind(kind).flatMap(({ place, reference, object: manifest }): readonly Found[] => {
      const {
        apiVersion = 'apps/v1',
        kind: targetKind = kind === 'ScaledObject' ? 'Deployment' : undefined,
        name,
      } = object(manifest, 'spec', 'scaleTargetRef');
      return !KNOWN.has(targetKind) ||
        !/^apps\//.test(String(apiVersion)) ||
        typeof name !== 'string' ||
        head.inPlace(place, String(targetKind)).length === 0 ||
        [place, ...head.placesLike(place)].some((each) => head.named(each, String(targetKind), name) !== undefined) ||
        mayMakePods(head, place)
        ? []
        : [
            {
              at: reference,
              path: 'spec.scaleTargetRef',
              value: `${targetKind}/${name}`,
              message: 'there is no such workload in its namespace: nothing is scaled',
              fix: 'name a workload that is there',
            },
          ];
    }),
  );
}
