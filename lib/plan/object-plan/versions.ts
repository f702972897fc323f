import type { Pair } from '../pair';

/** A name that ends with the hash of `kubectl create configmap --append-hash`, which Kustomize gives, too. */
const HASHED = /^(.+)-[bcdfghkmt2456789]{10}$/;

/** Config that is created or deleted and named after its content, by what it is called without the hash. */
export type Versions = ReadonlyMap<
  string,
  { readonly created: readonly string[]; readonly deleted: readonly string[] }
>;

/** Finds the versions of config that one change creates and deletes. */
export function versions(pairs: readonly Pair[]): Versions {
  const found = new Map<string, { created: string[]; deleted: string[] }>();
  for (const pair of pairs) {
    const key = keyOf(pair);
    if (key !== undefined && (pair.base === undefined || pair.head === undefined)) {
      const entry = found.get(key) ?? { created: [], deleted: [] };
      found.set(key, entry);
      (pair.base === undefined ? entry.created : entry.deleted).push(pair.reference.name);
    }
  }
  return found;
}

/** The other version: of one that is created the one that is deleted, and the other way round; undefined unless there is one of each. */
export function versionOf(pair: Pair, all: Versions): string | undefined {
  const { created, deleted } = all.get(keyOf(pair) ?? '') ?? { created: [], deleted: [] };
  return created.length === 1 && deleted.length === 1 && (pair.base === undefined || pair.head === undefined)
    ? (pair.base === undefined ? deleted : created)[0]
    : undefined;
}

function keyOf({ reference: { kind, name, target }, namespace }: Pair): string | undefined {
  const [, stem] = HASHED.exec(name) ?? [];
  return stem === undefined || (kind !== 'ConfigMap' && kind !== 'Secret')
    ? undefined
    : [target, namespace, kind, stem].join('\u0000');
}
