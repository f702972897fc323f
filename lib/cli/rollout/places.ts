import { isAbsolute, posix } from 'node:path';
import { FOLDER } from '../../history/path';
import { fromProject, ROOT } from '../project/place';

/**
 * What a commit of a command is about, as folders and files from the project: the history, the output, and where manifests
 * lie, for an app may say itself where it writes.
 * @param output undefined where nothing is synthesized
 * @param manifests files, from the project
 */
export function committedPlaces(
  project: string,
  output: string | undefined,
  manifests: readonly string[],
): readonly string[] {
  const folders = manifests.map((file) => posix.dirname(file));
  const places = [
    ...(output === undefined ? [] : [output]),
    ...folders,
    ...manifests.filter((_, index) => folders[index] === ROOT),
  ];
  const inside = places.map((place) => fromProject(project, place));
  return [...new Set([FOLDER, ...inside.filter((place) => !isAbsolute(place) && place.split('/')[0] !== '..')])];
}

/** What Git is to look at: of the project itself only what cdk8s names as manifests, for it holds the code. */
export function pathspec(place: string): string {
  return place === ROOT ? ':(glob)*.k8s.*' : place;
}

/** The one of some folders that a file lies in; the project itself is none that can be added alone. */
export function folderOf(file: string, places: readonly string[]): string | undefined {
  return places.find((place) => file.startsWith(`${place}/`));
}
