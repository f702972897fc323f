import { resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { examples } from '../../examples/apps';
import { type Output, readOutput, synthesize } from './synthesize';

const RULE =
  'Another pod template restarts the pods of everybody who upgrades, so it is a breaking change of this package: ' +
  'it needs a new major version and an entry in CHANGELOG.md that says which workloads roll.';

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec?: { readonly template?: unknown };
}

/** The pod templates of a folder's manifests, by workload. */
function templates(output: Output): Readonly<Record<string, unknown>> {
  const manifests = Object.values(output).flatMap((text) =>
    parseAllDocuments(text).map((document) => document.toJS() as Manifest),
  );
  const workloads = manifests.filter(({ spec }) => spec?.template !== undefined);
  return Object.fromEntries(workloads.map(({ kind, metadata, spec }) => [`${kind} ${metadata.name}`, spec?.template]));
}

const apps = [{ name: 'main.ts', file: resolve('main.ts'), dist: resolve('dist') }, ...examples()];

test.each(apps)('an upgrade restarts nothing: $name has the committed pod templates', ({ file, dist }) => {
  const committed = templates(readOutput(dist));
  expect(Object.keys(committed)).not.toEqual([]);
  expect({ [RULE]: templates(synthesize(file).first) }).toEqual({ [RULE]: committed });
});
