/** What makes an object the same one in a cluster, whatever else it says. */
export interface Identity {
  /** The API group, empty for the core one; its version does not count. */
  readonly group: string;
  readonly kind: string;

  /** Empty where the manifest leaves it to whoever applies it. */
  readonly namespace: string;
  readonly name: string;
}

/** The identity of a manifest; what it does not say is empty. */
export function identityOf(manifest: unknown): Identity {
  const { apiVersion, kind, metadata } = record(manifest);
  const { name, namespace } = record(metadata);
  return { group: groupOf(text(apiVersion)), kind: text(kind), namespace: text(namespace), name: text(name) };
}

/** The group of an `apiVersion`, empty for the core one. */
export function groupOf(apiVersion: string): string {
  return apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')));
}

/** An object as kubectl names it: `deployment.apps/web`, `configmap/web-conf`. */
export function objectName({ group, kind, name }: Identity): string {
  return `${kind.toLowerCase()}${group === '' ? '' : `.${group}`}/${name}`;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
