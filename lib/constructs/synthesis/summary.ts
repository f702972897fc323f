import type { Outcome } from '../../files/write';
import type { Warning } from '../../history';
import { objectName } from '../../manifests/identity';
import { describeChange, type HistoryChange } from '../history/change';
import type { ManifestFile } from './layout';

/** A file of manifests and what became of it. */
export interface FileOutcome {
  /** As a person can open it, from the working directory. */
  readonly path: string;
  readonly objects: ManifestFile['objects'];
  readonly outcome: Outcome;
}

const MOST_FILES = 12;
const MOST_OBJECTS = 60;

/** What a synthesis did, for people: each file with its objects as kubectl names them, or counts where they are many. */
export function summary(files: readonly FileOutcome[]): string {
  const objects = files.flatMap((file) => file.objects);
  if (files.length > MOST_FILES || objects.length > MOST_OBJECTS) {
    const written = files.filter(({ outcome }) => outcome === 'written').length;
    return `${count(written, 'file')} written, ${grouped(files.length - written)} unchanged, ${count(objects.length, 'object')}\n`;
  }
  return files
    .map(({ path, objects: inside, outcome }) => [`${path}  ${outcome}`, ...inside.map(describe)].join('\n'))
    .map((lines) => `${lines}\n`)
    .join('');
}

/** What became of the history, for people; one that did not change is not named. */
export function historySummary(changes: readonly HistoryChange[], warnings: readonly Warning[]): string {
  const lines =
    changes.length > MOST_FILES
      ? [`${count(changes.length, 'history', 'histories')} written`]
      : changes.map(
          (change) =>
            `${change.path}  ${change.text === undefined ? 'removed' : 'written'}\n  ${describeChange(change)}`,
        );
  return [...lines, ...warnings.map(({ message }) => `warning: ${message}`)].map((line) => `${line}\n`).join('');
}

function describe({ identity }: ManifestFile['objects'][number]): string {
  return `  ${identity === undefined ? '(empty)' : objectName(identity)}`;
}

function count(number: number, noun: string, nouns = `${noun}s`): string {
  return `${grouped(number)} ${number === 1 ? noun : nouns}`;
}

/** `3,000`; what JavaScript has for it loads the languages of the world, 50 ms. */
function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}
