import {
  type Dirent,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import { draftOf, removeLeftDrafts } from './draft';

/** A file as it should be. */
export interface WantedFile {
  /** Where, from the working directory or absolute. */
  readonly path: string;
  readonly text: string;

  /**
   * Also a new file appears only when it is whole.
   * @default false
   */
  readonly whole?: boolean;
}

/** What became of it. */
export type Outcome = 'written' | 'unchanged';

/**
 * Makes files what they should be; one that has these bytes already is left alone, its time of change too.
 *
 * A file that is there is replaced whole: the new one is written beside it and renamed, so that readers and crashes see
 * either. A new file is written in place, four times as fast, and removed again when that fails: a crash of the machine
 * or `kill -9` can leave a part of it, but nothing that was there before is lost, and the next run writes it anew. What
 * killed runs left beside the files is removed.
 *
 * @param files read one by one, so that their texts need not all be there at once
 * @param folders made even when nothing is written into them
 * @returns what became of each file, in their order
 * @throws Error of the first file that cannot be written, with its path
 */
export function writeFiles(files: Iterable<WantedFile>, folders: readonly string[]): readonly Outcome[] {
  const entries = new Map<string, ReadonlyMap<string, Dirent>>();
  const entriesOf = (folder: string) => {
    const known = entries.get(folder) ?? openFolder(folder);
    entries.set(folder, known);
    return known;
  };
  folders.forEach(entriesOf);
  return Array.from(files, ({ path, text, whole }) => {
    const entry = entriesOf(dirname(path)).get(basename(path));
    if (entry === undefined) {
      if (whole) {
        exchange(path, Buffer.from(text), NEW_FILE);
      } else {
        create(path, text);
      }
      return 'written';
    }
    return replace(path, Buffer.from(text), entry.isSymbolicLink());
  });
}

/** Removes a file, if it is there. */
export function removeFile(path: string): void {
  rmSync(path, { force: true });
}

/** What the umask leaves of this is what a new file gets. */
const NEW_FILE = 0o666;

function openFolder(folder: string): ReadonlyMap<string, Dirent> {
  const isNew = mkdirSync(folder, { recursive: true }) !== undefined;
  const entries = isNew ? [] : readdirSync(folder, { withFileTypes: true });
  removeLeftDrafts(
    folder,
    entries.map(({ name }) => name),
  );
  return new Map(entries.map((entry) => [entry.name, entry]));
}

function create(path: string, text: string): void {
  try {
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      rmSync(path, { force: true });
    }
    throw error;
  }
}

function replace(path: string, bytes: Buffer, isLink: boolean): Outcome {
  const old = statSync(path, { throwIfNoEntry: false });
  if (old === undefined || !(old.isFile() || old.isDirectory())) {
    // A link to nothing, or a device or pipe: there is nothing to keep.
    writeFileSync(path, bytes);
    return 'written';
  }
  if (old.size === bytes.length && readFileSync(path).equals(bytes)) {
    return 'unchanged';
  }
  exchange(isLink ? realpathSync(path) : path, bytes, old.mode);
  return 'written';
}

/** Writes a file beside the one that is wanted, and gives it its name once it is whole. */
function exchange(file: string, bytes: Buffer, mode: number): void {
  const draft = draftOf(file);
  try {
    writeFileSync(draft, bytes, { mode });
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
