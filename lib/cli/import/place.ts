import { existsSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { textIfThere } from '../../files/text';
import { workloadName } from '../../history';
import type { Workload } from '../../history/history';
import { CliError } from '../error';
import type { Project } from '../project/project';
import { allWorkloads } from '../workload/find';
import { groupResource } from '../workload/kinds';
import { parseReferences, type Reference } from '../workload/reference';
import type { Refusal } from '../workload/select';
import type { OutputLog } from './log';
import { contentsOf, isManifestFile, isSame } from './manifests';

/** A workload whose history is to be imported. */
export interface Placed {
  readonly workload: Workload;

  /** The file that it is rendered to, from the project. */
  readonly file: string;
}

interface FoundPlace {
  readonly id: Omit<Workload, 'target'>;
  readonly file: string;
}

/**
 * The workloads that the arguments name, among those of the manifests; all of them without arguments.
 * @throws CliError for arguments that mean nothing
 */
export function placed(
  args: readonly string[],
  flags: { readonly namespace?: string; readonly target?: string },
  project: Project,
  output: string,
  log: OutputLog | undefined,
  refusal: Refusal,
): { readonly places: readonly Placed[]; readonly errors: readonly Error[] } {
  const references = args.length === 0 ? undefined : parseReferences(args, { files: false, selector: false });
  const found = log === undefined ? inFolder(project.folder, output) : log.workloads;
  const errors = (references ?? []).flatMap((reference) =>
    reference.kind.rollout === 'history' ? missing(reference, found) : [new CliError(refusal(reference))],
  );
  const named = found.filter(
    ({ id }) =>
      (references === undefined || references.some((reference) => names(reference, id))) &&
      (flags.namespace === undefined || id.namespace === '' || id.namespace === flags.namespace),
  );
  const places = targeted(named, flags.target, project);
  return { places, errors };
}

function names({ kind, name }: Reference, id: Omit<Workload, 'target'>): boolean {
  return kind.kind === id.kind && (name === undefined || name === id.name);
}

function missing(reference: Reference, found: readonly FoundPlace[]): readonly Error[] {
  if (reference.name === undefined || found.some(({ id }) => names(reference, id))) {
    return [];
  }
  return [new CliError(`${groupResource(reference.kind)} ${JSON.stringify(reference.name)} is not in the manifests`)];
}

/** Which target a file belongs to is said by the histories that are there; else there must be one file only. */
function targeted(found: readonly FoundPlace[], target: string | undefined, project: Project): readonly Placed[] {
  const known = allWorkloads(project.folder);
  return found.flatMap(({ id, file }) => {
    const same = known.filter((workload) => isSame(workload, id));
    const its = same.find((workload) => project.history(workload).manifest === file);
    const wanted = its?.target ?? (same.length === 0 ? (target ?? 'default') : undefined);
    if (wanted === undefined || (target !== undefined && wanted !== target)) {
      return [];
    }
    const workload = { target: wanted, ...id };
    const others = found.filter((other) => other.file !== file && isSame(other.id, id));
    if (its === undefined && others.length > 0) {
      throw new CliError(
        `${workloadName(workload)} stands in ${[file, ...others.map((other) => other.file)].join(' and ')}`,
        'synthesize first: then the history says which target each file belongs to',
      );
    }
    return [{ workload, file }];
  });
}

function inFolder(folder: string, output: string): readonly FoundPlace[] {
  if (!existsSync(join(folder, output))) {
    throw new CliError(`there is no ${output}/ with manifests yet`, 'synthesize first');
  }
  return readdirSync(join(folder, output), { recursive: true, encoding: 'utf8' })
    .filter(isManifestFile)
    .sort()
    .map((name) => posix.join(output, name.replaceAll('\\', '/')))
    .flatMap((file) =>
      contentsOf(textIfThere(join(folder, file)) ?? '', file).workloads.map(({ id }) => ({ id, file })),
    );
}
