import { list, object } from '../../../lib/kubernetes/json';
import type { JsonObject } from '../../../lib/kubernetes/value';
import type { Pod } from '../../control-plane/objects';

/** The image of the next release. */
export const RELEASE = 'registry.example.com/web:1.5.0';

/** The manifests with the next release's image in each workload. */
export function released(objects: readonly JsonObject[], image = RELEASE): readonly JsonObject[] {
  return objects.map((each) => {
    const { template } = object(each, 'spec');
    const [container, ...others] = list(object({ template }, 'template', 'spec').containers);
    return container === undefined ? each : withPod(each, { containers: [{ ...container, image }, ...others] });
  });
}

/** A workload with other fields in the spec of its pods. */
export function withPod(workload: JsonObject, pod: JsonObject): JsonObject {
  const template = object(workload, 'spec', 'template');
  return withSpec(workload, { template: { ...template, spec: { ...object(template, 'spec'), ...pod } } });
}

export function withSpec(each: JsonObject, spec: JsonObject): JsonObject {
  return { ...each, spec: { ...object(each, 'spec'), ...spec } };
}

/** The manifests with other fields in the spec of each object of a kind. */
export function ofKind(
  objects: readonly JsonObject[],
  kind: string,
  change: (each: JsonObject) => JsonObject,
): readonly JsonObject[] {
  return objects.map((each) => (each.kind === kind ? change(each) : each));
}

export function isReleased({ spec }: Pod): boolean {
  return spec.containers.some(({ image }) => image === RELEASE);
}
