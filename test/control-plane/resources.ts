import { ControlPlaneError } from './errors';
import type { ObjectReference } from './objects';

interface Resource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

/** Where the API server serves which kind: learned from its discovery, once for each group and version. */
export class Resources {
  private readonly known = new Map<string, Promise<readonly Resource[]>>();

  constructor(private readonly get: (path: string) => Promise<unknown>) {}

  private discover(apiVersion: string): Promise<readonly Resource[]> {
    let resources = this.known.get(apiVersion);
    if (resources === undefined) {
      resources = this.get(prefix(apiVersion)).then((list) => (list as { resources: Resource[] }).resources);
      this.known.set(apiVersion, resources);
    }
    return resources;
  }

  /** The path of all objects of a kind, in one namespace or in all. */
  async collection(apiVersion: string, kind: string, namespace?: string): Promise<string> {
    const resource = (await this.discover(apiVersion)).find(
      ({ kind: candidate, name }) => candidate === kind && !name.includes('/'),
    );
    if (resource === undefined) throw new ControlPlaneError(`the API server has no ${kind} in ${apiVersion}`);
    const within = resource.namespaced && namespace !== undefined ? `/namespaces/${namespace}` : '';
    return `${prefix(apiVersion)}${within}/${resource.name}`;
  }

  /** The path of one object. */
  async path({ apiVersion, kind, metadata }: ObjectReference): Promise<string> {
    return `${await this.collection(apiVersion, kind, metadata.namespace)}/${metadata.name}`;
  }
}

function prefix(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}
