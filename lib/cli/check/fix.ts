import { dirname } from 'node:path';
import type { Finding } from '../../checks/finding';
import { isInside } from '../../files/place';
import { isThere } from '../../files/read';
import { writeFiles } from '../../files/write';
import { parseManifests } from '../../manifests/parse';
import { patchOf } from '../../report/check/patch';
import { objectName } from '../../report/words/object-name';
import { outputFolder } from '../project/app';
import { projectFolder } from '../project/folder';
import { type Judge, type Judged, type Mended, mend } from './mend';

/** What became of the findings that have one right fix. */
export interface Fixed<R> {
  /** What is found now, patches left out. */
  readonly report: R;

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
export function fix<R extends Judged>(judge: Judge<R>, cwd: string): Fixed<R> {
  const { first, mended, last } = mend(judge);
  const isPatched = ({ file: { file, path } }: Mended) =>
    file !== '-' && (path === undefined || isGenerated(path, cwd));
  const patched = mended.filter(isPatched);
  const changed = mended.filter((one) => !isPatched(one) && one.text !== one.file.text);
  writeFiles(
    changed.flatMap(({ file: { path }, text }) => (path === undefined ? [] : [{ path, text }])),
    [],
  );
  const stdin = first.files.find(({ file }) => file === '-');
  return {
    report: patched.length === 0 ? last : judge(new Map(changed.map(({ file: { file }, text }) => [file, text]))),
    ...(stdin === undefined ? {} : { stdin: mended.find(({ file }) => file.file === '-')?.text ?? stdin.text }),
    patches: patched.map(patchText).join(''),
    notes: mended
      .flatMap((one) => (isPatched(one) ? leftTexts(one, one.file.text) : [doneText(one), ...leftTexts(one, one.text)]))
      .map((line) => `${line}\n`)
      .join(''),
  };
}

/** @param text the one that the report is about, whose lines are told */
function leftTexts({ file: { file }, left }: Mended, text: string): readonly string[] {
  const objects = left.length === 0 ? [] : parseManifests(text, file);
  return left.map(
    ({ finding, index, why }) => `${file}:${objects[index]?.line}: ${named(finding)} is not mended: ${why}`,
  );
}

function named(finding: Finding): string {
  return `${finding.id} of ${objectName(finding.object)}`;
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
