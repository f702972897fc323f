import { ApiError } from '../../control-plane/client';
import type { Cluster } from '../../control-plane/cluster';
import type { Namespace } from '../../control-plane/namespace';
import type { KubernetesObject } from '../../control-plane/objects';

/** What the API server said: nothing where it accepted. */
export type Answer = ApiError | undefined;

/** Where the API server keeps an object. */
function pathOf({ apiVersion, kind, metadata }: KubernetesObject, named: boolean): string {
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const collection = `${root}/namespaces/${metadata.namespace}/${kind.toLowerCase()}s`;
  return `${collection}${named ? `/${metadata.name}` : ''}?dryRun=All&fieldValidation=Strict`;
}

/** Asks what the API server would say, without a change. */
export async function ask(cluster: Cluster, method: 'POST' | 'PUT', body: KubernetesObject): Promise<Answer> {
  try {
    await cluster.client.call({ method, path: pathOf(body, method === 'PUT'), body });
    return undefined;
  } catch (error) {
    if (error instanceof ApiError) {
      return error;
    }
    throw error;
  }
}

/** Asks for an update of what is in the cluster; again where a controller has written its status in between. */
export async function update(namespace: Namespace, changed: KubernetesObject, name: string) {
  for (;;) {
    const live = await namespace.get<KubernetesObject>(changed.apiVersion, changed.kind, name);
    const { resourceVersion, uid } = live.metadata as { readonly resourceVersion: string; readonly uid: string };
    const object = namespace.here({ ...changed, metadata: { ...changed.metadata, resourceVersion, uid } });
    const answer = await ask(namespace.cluster, 'PUT', object);
    if (answer?.reason !== 'Conflict') {
      return { object, live, answer };
    }
  }
}
