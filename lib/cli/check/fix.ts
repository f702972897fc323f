import { dirname } from 'node:path';
import type { Finding } from '../../checks/finding';
import { isInside } from '../../files/place';
import { isThere } from '../../files/read';
import { writeFiles } from '../../files/write';
import type { Edit } from '../../manifests/edit/edit';
import { editManifests, type ManifestEdits } from '../../manifests/edit/manifests';
import { identityOf } from '../../manifests/identity';
import { parseManifests } from '../../manifests/parse';
import { patchOf } from '../../report/check/patch';
import { objectName } from '../../report/words/object-name';
import type { SourceFile } from '../plan/source';
import { outputFolder } from '../project/app';
import { projectFolder } from '../project/folder';

/** What became of the findings that have one right fix. */
export interface Fixed {
  /** The text of standard input, mended; undefined where it was not read. */
  readonly stdin?: string;

  /** What is to be done to generated manifests: where to set it, and the patch. */
  readonly patches: string;

  /** For people: how much was mended where, and what was left and why. */
  readonly notes: string;
}

/**
 * Mends what has one right fix: in hand-written files on the disk and in standard input. What an app writes, and what
 * Git holds, gets a patch.
 * @throws Error of the first file that cannot be written
 */
export function fix(files: readonly SourceFile[], findings: readonly Finding[], cwd: string): Fixed {
  const all = files.flatMap((file) => mended(file, findings));
  const isWritten = ({ file: { path } }: Mended) => path !== undefined && !isGenerated(path, cwd);
  const written = all.filter((one) => isWritten(one) && one.text !== one.file.text);
  writeFiles(
    written.map(({ file, text }) => ({ path: file.path ?? file.file, text })),
    [],
  );
  const patched = all.filter((one) => !isWritten(one) && one.file.file !== '-');
  const stdin = files.find(({ file }) => file === '-');
  return {
    ...(stdin === undefined ? {} : { stdin: all.find(({ file }) => file === stdin)?.text ?? stdin.text }),
    patches: patched.map(patchText).join(''),
    notes: all
      .flatMap((one) => [...(patched.includes(one) ? [] : [doneText(one)]), ...one.left])
      .map((line) => `${line}\n`)
      .join(''),
  };
}

interface Mended {
  readonly file: SourceFile;
  readonly text: string;
  readonly done: readonly Finding[];
  readonly left: readonly string[];
}

/** A file with its findings mended; none where it has none that can be. */
function mended(file: SourceFile, findings: readonly Finding[]): readonly Mended[] {
  const own = findings.filter(({ autofix, file: at = '-' }) => autofix !== undefined && at === file.file);
  if (own.length === 0) {
    return [];
  }
  const objects = parseManifests(file.text, file.file);
  const wanted = new Map<ManifestEdits, Finding>();
  for (const finding of own) {
    const index = objects.findIndex(({ object, line }) => line === finding.line && isSame(identityOf(object), finding));
    wanted.set({ index, edits: finding.autofix?.edits ?? ([] as Edit[]) }, finding);
  }
  const { text, left } = editManifests(file.text, file.file, [...wanted.keys()]);
  const whys = new Map(left.map(({ of, why }) => [wanted.get(of), why]));
  return [
    {
      file,
      text,
      done: own.filter((finding) => !whys.has(finding)),
      left: [...whys].map(([finding, why]) => `${file.file}:${finding?.line}: ${named(finding)} is not mended: ${why}`),
    },
  ];
}

/** The namespace may be that of a flag. */
function isSame({ kind, name, namespace }: ReturnType<typeof identityOf>, { object }: Finding): boolean {
  return kind === object.kind && name === object.name && (namespace === '' || namespace === object.namespace);
}

function named(finding: Finding | undefined): string {
  return finding === undefined ? '' : `${finding.id} of ${objectName(finding.object)}`;
}

function doneText({ file: { file }, done }: Mended): string {
  const names = [...new Set(done.map(({ id }) => id))].join(', ');
  return done.length === 0
    ? `${file}: nothing mended`
    : `${file}: ${done.length === 1 ? '1 finding' : `${done.length} findings`} mended (${names})`;
}

function patchText({ file, text, done }: Mended): string {
  const lines = done.map((finding) => `  ${named(finding)}: ${finding.autofix?.property}\n`);
  const from = file.path === undefined ? 'comes from Git' : 'is written by the app';
  return done.length === 0
    ? ''
    : `${file.file} ${from}: mend it where it is made\n${lines.join('')}${patchOf(file.file, file.text, text)}\n`;
}

/** Whether a file lies in the output folder of a cdk8s.yaml, be it that of the project around it or around here. */
function isGenerated(path: string, cwd: string): boolean {
  return [projectFolder(dirname(path)), projectFolder(cwd)].some(
    (folder) => isThere(`${folder}/cdk8s.yaml`) && isInside(path, `${folder}/${outputFolder(folder)}`),
  );
}
