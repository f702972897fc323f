import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Severity } from '../../../lib/checks/finding';
import type { CheckId } from '../../../lib/checks/registry';

/** What is to be found, and why it is right. */
export interface Expected {
  readonly id: CheckId;
  readonly severity: Severity;

  /** `deployment/web`, once for each finding; with `(v1)` behind it where there are several targets. */
  readonly objects: readonly string[];
  readonly because: string;
}

/** A change of a set. */
export interface Change {
  /** Texts of the manifests, and what stood there before. */
  readonly before: readonly { readonly now: string; readonly was: string }[];

  /** All that the checks of changes are to find. */
  readonly findings: readonly Expected[];
}

/** Manifests, and all that is to be found in them. */
export interface ManifestSet {
  readonly name: string;

  /** A file or folder. */
  readonly path: string;
  readonly findings: readonly Expected[];
  readonly change?: Change;
}

const FOLDER = 'test/checks/false-alarms';

/** Manifests as Helm and others render well-known charts. */
export function charts(): readonly ManifestSet[] {
  return foldersIn(FOLDER).map((name) => ({
    name,
    path: join(FOLDER, name, 'manifests.yaml'),
    ...read<Pick<ManifestSet, 'findings' | 'change'>>(join(FOLDER, name, 'expected.yaml')),
  }));
}

/** The examples of the repository, and its own manifests. */
export function examples(): readonly ManifestSet[] {
  const expected = read<Readonly<Record<string, readonly Expected[]>>>(join(FOLDER, 'examples.yaml'));
  const paths = ['dist', ...foldersIn('examples').flatMap((name) => manifestsIn(join('examples', name)))];
  const left = Object.keys(expected).filter((path) => !paths.includes(path));
  if (left.length > 0) {
    throw new Error(`${FOLDER}/examples.yaml names ${left.join(', ')}: there is no such example`);
  }
  return paths.map((path) => ({ name: path, path, findings: expected[path] ?? [] }));
}

/** Its output where it has some; else each of its files is a set of its own, before and after. */
function manifestsIn(folder: string): readonly string[] {
  return existsSync(join(folder, 'dist'))
    ? [join(folder, 'dist')]
    : readdirSync(folder)
        .filter((name) => name.endsWith('.yaml'))
        .map((name) => join(folder, name));
}

function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function read<T>(file: string): T {
  return parse(readFileSync(file, 'utf8')) as T;
}
