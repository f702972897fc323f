import { parseAllDocuments } from 'yaml';
import type { Output } from './synthesize';

/** An object of Kubernetes, as far as the tests of the examples look at it. */
export interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec?: { readonly selector?: unknown; readonly template?: unknown };
}

/** The objects of an output by kind and name. */
export function manifests(output: Output): Readonly<Record<string, Manifest>> {
  const all = Object.values(output).flatMap((text) =>
    parseAllDocuments(text).map((document) => document.toJS() as Manifest),
  );
  return Object.fromEntries(all.map((manifest) => [`${manifest.kind} ${manifest.metadata.name}`, manifest]));
}

/** The pod templates of an output by kind and name of their workload. */
export function templates(output: Output): Readonly<Record<string, unknown>> {
  const workloads = Object.entries(manifests(output)).filter(([, { spec }]) => spec?.template !== undefined);
  return Object.fromEntries(workloads.map(([key, { spec }]) => [key, spec?.template]));
}
