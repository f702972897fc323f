import type { Workload } from '../../history';
import { once } from '../../kubernetes/once';
import type { JsonObject } from '../../kubernetes/value';
import { isVersionedConfig } from '../../manifests/versioned-config';
import { VERSIONED } from '../config-map';
import type { RenderedChart } from '../synthesis/layout';
import { targetOf } from '../target';

/** The versioned ConfigMaps that an app renders, as a workload finds them: those of its target and namespace, by name. */
export function configsOf(
  charts: readonly RenderedChart[],
): (workload: Pick<Workload, 'target' | 'namespace'>) => ReadonlyMap<string, JsonObject> {
  const all = once(() => collected(charts));
  return ({ target, namespace }) => all().get(`${target}/${namespace}`) ?? new Map();
}

function collected(charts: readonly RenderedChart[]): ReadonlyMap<string, ReadonlyMap<string, JsonObject>> {
  const places = new Map<string, Map<string, JsonObject>>();
  for (const { chart, objects } of charts) {
    const target = targetOf(chart);
    for (const { source, identity, manifest } of objects) {
      if (
        identity?.kind === 'ConfigMap' &&
        identity.group === '' &&
        manifest !== undefined &&
        (VERSIONED in source || isVersionedConfig(manifest))
      ) {
        const place = `${target}/${identity.namespace}`;
        const configs = places.get(place) ?? new Map<string, JsonObject>();
        places.set(place, configs.set(identity.name, manifest));
      }
    }
  }
  return places;
}
