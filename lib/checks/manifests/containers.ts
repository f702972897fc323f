import { list } from '../../kubernetes/json';
import type { JsonObject } from '../../kubernetes/value';

/** A container of a pod template. */
export interface Container {
  /** `spec.template.spec.containers[0]`. */
  readonly path: string;
  readonly name: string;
  readonly spec: JsonObject;

  /**
   * - `main`: it runs as long as the pod
   * - `sidecar`: the same, started before the others
   * - `init`: it ends before the others start
   */
  readonly role: 'main' | 'sidecar' | 'init';
}

/** Whether it only holds the place of one that the injection of Istio fills in: image, ports, probes and hooks. */
export function isFilledIn({ spec }: Container): boolean {
  return spec.image === 'auto';
}

/** The containers of a pod spec, those that start first before the others. @param path of the pod spec */
export function containersOf(pod: JsonObject, path: string): readonly Container[] {
  const all = (key: 'initContainers' | 'containers'): readonly Container[] =>
    list(pod[key]).map((spec, index) => ({
      path: `${path}.${key}[${index}]`,
      name: typeof spec.name === 'string' ? spec.name : '',
      spec,
      role: key === 'containers' ? 'main' : spec.restartPolicy === 'Always' ? 'sidecar' : 'init',
    }));
  return [...all('initContainers'), ...all('containers')];
}
