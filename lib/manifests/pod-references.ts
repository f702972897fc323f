import { isObject, own } from '../kubernetes/value';

/** The names of what a pod template refers to, each once, in the order of their first place. */
export interface PodReferences {
  readonly configMaps: readonly string[];
  readonly secrets: readonly string[];
}

/**
 * What a pod template takes data from: volumes, projected volumes, variables; pull secrets, which hold no data of the
 * app, are left out.
 * @param template `spec.template` of a workload
 */
export function podReferences(template: unknown): PodReferences {
  const configMaps = new Set<string>();
  const secrets = new Set<string>();
  const add = (names: Set<string>, name: unknown) => {
    if (typeof name === 'string' && name !== '') {
      names.add(name);
    }
  };
  const source = (value: unknown) => {
    add(configMaps, own(own(value, 'configMap'), 'name'));
    add(secrets, own(own(value, 'secret'), 'name'));
  };
  const spec = own(template, 'spec');
  for (const volume of list(spec, 'volumes')) {
    source(volume);
    add(secrets, own(own(volume, 'secret'), 'secretName'));
    list(own(volume, 'projected'), 'sources').forEach(source);
  }
  for (const key of ['initContainers', 'containers']) {
    for (const container of list(spec, key)) {
      for (const variable of list(container, 'env')) {
        add(configMaps, own(own(own(variable, 'valueFrom'), 'configMapKeyRef'), 'name'));
        add(secrets, own(own(own(variable, 'valueFrom'), 'secretKeyRef'), 'name'));
      }
      for (const all of list(container, 'envFrom')) {
        add(configMaps, own(own(all, 'configMapRef'), 'name'));
        add(secrets, own(own(all, 'secretRef'), 'name'));
      }
    }
  }
  return { configMaps: [...configMaps], secrets: [...secrets] };
}

function list(object: unknown, key: string): readonly unknown[] {
  const value = own(object, key);
  return Array.isArray(value) ? value.filter(isObject) : [];
}
