import type { Finding } from '../../checks/finding';
import { editManifests, type ManifestEdits } from '../../manifests/edit/manifests';
import { identityOf } from '../../manifests/identity';
import { parseManifests } from '../../manifests/parse';
import type { SourceFile } from '../plan/source';

/** What is found in files. */
export interface Judged {
  readonly files: readonly SourceFile[];
  readonly findings: readonly Finding[];
}

/** Judges the files again, some with another text: their names, as reports have them, with it. */
export type Judge<R extends Judged> = (texts: ReadonlyMap<string, string>) => R;

/** A file that has findings which can be mended. */
export interface Mended {
  /** As it was found. */
  readonly file: SourceFile;
  readonly text: string;
  readonly done: readonly Finding[];
  readonly left: readonly Left[];
}

/** A finding that could not be mended. */
export interface Left {
  readonly finding: Finding;

  /** Which of the file's manifests it is of, from 0. */
  readonly index: number;
  readonly why: string;
}

/** Each round makes room for the next one's edits, as a longer grace period does for a sleep; this many never do. */
const MOST_ROUNDS = 5;

/** Mends round after round, until nothing changes any more: the files, and what is found in their new texts. */
export function mend<R extends Judged>(
  judge: Judge<R>,
): { readonly first: R; readonly mended: readonly Mended[]; readonly last: R } {
  const first = judge(new Map());
  const texts = new Map<string, string>();
  const all = new Map<string, Mended>();
  let last = first;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const found = last.files.flatMap((file) => mendedOnce(file, last.findings));
    for (const [file, before] of all) {
      all.set(file, { ...before, left: [] });
    }
    for (const one of found) {
      const before = all.get(one.file.file);
      all.set(one.file.file, before === undefined ? one : { ...one, file: before.file, done: both(before, one) });
    }
    const changed = found.filter(({ file, text }) => text !== file.text);
    if (changed.length === 0) {
      break;
    }
    for (const { file, text } of changed) {
      texts.set(file.file, text);
    }
    last = judge(texts);
  }
  return { first, mended: [...all.values()], last };
}

function both(before: Mended, now: Mended): readonly Finding[] {
  const key = ({ id, object, path }: Finding) => JSON.stringify([id, object, path]);
  return [...new Map([...before.done, ...now.done].map((finding) => [key(finding), finding])).values()];
}

/** A file with its findings mended; none where it has none that can be. */
function mendedOnce(file: SourceFile, findings: readonly Finding[]): readonly Mended[] {
  const own = findings.filter(({ autofix, file: at = '-' }) => autofix !== undefined && at === file.file);
  if (own.length === 0) {
    return [];
  }
  const objects = parseManifests(file.text, file.file);
  const wanted = new Map<ManifestEdits, Finding>();
  for (const finding of own) {
    const index = objects.findIndex(({ object, line }) => line === finding.line && isSame(identityOf(object), finding));
    wanted.set({ index, edits: finding.autofix?.edits ?? [] }, finding);
  }
  const edited = editManifests(file.text, file.file, [...wanted.keys()]);
  const left = edited.left.flatMap(({ of, why }) => {
    const finding = wanted.get(of);
    return finding === undefined ? [] : [{ finding, index: of.index, why }];
  });
  const done = own.filter((finding) => left.every((one) => one.finding !== finding));
  return [{ file, text: edited.text, done, left }];
}

/** The namespace may be that of a flag. */
function isSame({ kind, name, namespace }: ReturnType<typeof identityOf>, { object }: Finding): boolean {
  return kind === object.kind && name === object.name && (namespace === '' || namespace === object.namespace);
}
