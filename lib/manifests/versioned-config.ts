import { appendHash } from '../kubernetes/append-hash';
import { isObject, type JsonObject, own } from '../kubernetes/value';

/** kubectl's alphabet of ten characters after the last `-`. */
const HASHED = /^(.+)-([bcdf2456789ghkmt]{10})$/;

/** A name without the hash of a versioned ConfigMap; undefined for a name that cannot end with one. */
export function baseNameOf(name: string): string | undefined {
  return HASHED.exec(name)?.[1];
}

/**
 * Whether a manifest is a ConfigMap whose name ends with the hash of its data, as `kubectl create configmap
 * --append-hash` and the ConfigMaps of this library are called.
 */
export function isVersionedConfig(manifest: JsonObject): boolean {
  const name = own(manifest.metadata, 'name');
  if (manifest.apiVersion !== 'v1' || manifest.kind !== 'ConfigMap' || typeof name !== 'string') {
    return false;
  }
  const base = baseNameOf(name);
  const { data, binaryData } = manifest;
  return (
    base !== undefined &&
    `${base}-${appendHash({ kind: 'ConfigMap', name: base, data: texts(data), binaryData: texts(binaryData) })}` ===
      name
  );
}

function texts(value: unknown): Readonly<Record<string, string>> {
  return isObject(value) ? (value as Readonly<Record<string, string>>) : {};
}
