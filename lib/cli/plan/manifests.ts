import { settle } from '../../kubernetes/prepare';
import { type Identity, identityOf, objectName } from '../../manifests/identity';
import { type Manifest, parseManifests } from '../../manifests/parse';
import type { KnownDocuments } from '../../manifests/plain';
import type { PlanManifest } from '../../plan/pair';
import { CliError } from '../error';
import { isClusterScoped } from './scope';
import type { SourceFile } from './source';
import type { TargetOf } from './targets';

/**
 * The objects of files, each with its target and namespace.
 * @param namespace where those go that name none; undefined leaves it to whoever applies them
 * @param known the documents of the other side: what stands on both is read once
 * @throws ManifestError for text that is no manifest
 * @throws CliError for an object that has no name, or that stands twice in one target
 */
export function planManifests(
  files: readonly SourceFile[],
  targetOf: TargetOf,
  namespace: string | undefined,
  known?: KnownDocuments,
): readonly PlanManifest[] {
  const named = new Map<string, PlanManifest>();
  for (const file of files) {
    const target = targetOf(file);
    for (const { object, line } of parseManifests(file.text, file.file, known)) {
      const identity = identityOf(object);
      const place = file.file === '-' ? { line } : { file: file.file, line };
      const within = identity.namespace === '' ? placeFor(object, namespace) : identity.namespace;
      assertNamed(identity, { object, file: file.file, line });
      const manifest: PlanManifest = {
        object: settle(within === identity.namespace ? object : inNamespace(object, within)),
        ...place,
        target,
        namespace: within,
      };
      const key = [target, identity.group, identity.kind, within, identity.name].join('\u0000');
      const other = named.get(key);
      if (other !== undefined) {
        throw new CliError(
          `${objectName(identity)} stands there twice: ${other.file ?? '-'}:${other.line} and ${file.file}:${line}`,
          'give one of them another name or namespace; if they go to different clusters, put each into a folder of its own',
        );
      }
      named.set(key, manifest);
    }
  }
  return [...named.values()];
}

function placeFor(object: Manifest['object'], namespace: string | undefined): string {
  return namespace === undefined || isClusterScoped(object) ? '' : namespace;
}

/** As kubectl sends it: with the namespace of its flag. */
function inNamespace(object: Manifest['object'], namespace: string): Manifest['object'] {
  return { ...object, metadata: { ...(object.metadata as object), namespace } };
}

function assertNamed({ kind, name }: Identity, { object, file, line }: Manifest): void {
  const missing =
    kind === '' ? 'kind' : object.apiVersion === undefined ? 'apiVersion' : name === '' ? 'metadata.name' : undefined;
  if (missing === undefined) {
    return;
  }
  throw new CliError(`${file}:${line}: this ${kind === '' ? 'object' : kind} has no ${missing}`, fixOf(missing, file));
}

function fixOf(missing: string, file: string): string {
  if (/(?:^|\/)kustomization\.ya?ml$/i.test(file)) {
    return 'it says how manifests are made: render it (kubectl kustomize DIR), and give what comes out';
  }
  return missing === 'metadata.name'
    ? 'give it a name: what only has a generateName is another object each time it is applied'
    : `every manifest has ${missing}`;
}
