import { join, relative, resolve } from 'node:path';
import { isThere } from '../../files/read';
import { FOLDER } from '../../history';
import type { Settings } from '../../manifests/settings';
import { CliError } from '../error';
import type { Io } from '../io';
import { outputFolder } from '../project/app';
import { namedSide } from './committed';
import { type DefaultBase, defaultBase } from './default-base';
import type { PlanFlags } from './flags';
import { type Histories, historiesAt, historiesIn, ofFiles } from './past';
import { readSource, revisionOf, type SourceFile } from './source';

/** What stands on one side of a plan. */
export interface SideInput {
  readonly files: readonly SourceFile[];

  /**
   * The histories of that moment.
   * @default - it is not of Git, so that nobody knows
   */
  readonly histories?: Histories;

  /**
   * What is to be known of where it comes from.
   * @default - it was named
   */
  readonly notes?: readonly string[];
}

/** Where a project lies and what it says. */
export interface Place {
  readonly folder: string;
  readonly settings: Settings;
}

/** What a command does with the head, and how it is told where that is, for messages. */
export interface Use {
  readonly verb: string;
  readonly flag: string;
}

const PLAN: Use = { verb: 'plan', flag: '--head DIR' };

/**
 * The head: what the flag names, else the output folder of the project.
 * @throws CliError where there is neither
 */
export function readHead(
  { head, history }: Pick<PlanFlags, 'head' | 'history'>,
  { folder }: Place,
  io: Io,
  use = PLAN,
): SideInput {
  const cwd = io.cwd ?? process.cwd();
  if (history !== undefined) {
    return {
      files: readSource(headOf(head, folder, cwd, use), io),
      histories: historiesIn(resolve(cwd, history), history),
    };
  }
  const source = headOf(head, folder, cwd, use);
  const files = readSource(source, io);
  const committed = revisionOf(source, cwd);
  if (committed !== undefined) {
    return { files, histories: ofFiles(historiesAt(committed.revision, `./${FOLDER}`, folder), files) };
  }
  const own = join(folder, FOLDER);
  return isThere(own) ? { files, histories: ofFiles(historiesIn(own), files) } : { files };
}

function headOf(head: string | undefined, folder: string, cwd: string, { verb, flag }: Use): string {
  if (head !== undefined) {
    return head;
  }
  const output = join(folder, outputFolder(folder));
  if (!isThere(output)) {
    throw new CliError(
      `there is no ${relative(cwd, output)}/ with manifests to ${verb}`,
      `synthesize first (cdk8s synth), or say what to ${verb}: ${flag}`,
    );
  }
  return relative(cwd, output) || '.';
}

/**
 * The base: what the flag names, of a commit alone its output folder; without a flag that of where this branch left the
 * default branch.
 * @throws CliError for what is not there, and without Git where nothing is named
 * @throws GitError when Git cannot tell
 */
export function readBase({ base }: Pick<PlanFlags, 'base'>, place: Place, io: Io): DefaultBase {
  if (base === undefined) {
    return defaultBase(place, io);
  }
  const cwd = io.cwd ?? process.cwd();
  const committed = revisionOf(base, cwd);
  if (committed !== undefined) {
    const files = readSource(base, io);
    return { files, histories: ofFiles(historiesAt(committed.revision, `./${FOLDER}`, place.folder), files) };
  }
  const isOnDisk = base === '-' || isThere(resolve(cwd, base));
  return (isOnDisk ? undefined : namedSide(base, place.folder, io)) ?? { files: readSource(base, io) };
}
