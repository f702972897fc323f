import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The package as npm would publish it. */
export interface Packed {
  /** A folder for the suite; `remove` deletes it. */
  readonly folder: string;

  /** The .tgz file. */
  readonly tarball: string;

  /** Paths in the package. */
  readonly files: readonly string[];

  /** Bytes of the .tgz file. */
  readonly size: number;

  readonly remove: () => void;
}

const SOURCES = [
  'lib',
  'docs',
  'schema',
  'validation',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'LICENSE',
  'README.md',
  'CHANGELOG.md',
];

/** Packs a copy of the sources, so that neither what an older build left in `out` nor a running suite gets in between. */
export function pack(): Packed {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  const copy = join(folder, 'sources');
  mkdirSync(copy);
  for (const source of SOURCES) {
    cpSync(source, join(copy, source), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
  const args = ['pack', '--json', '--foreground-scripts=false', '--pack-destination', folder];
  const json = execFileSync('npm', args, { cwd: copy, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const [packed] = JSON.parse(json) as [{ filename: string; files: { path: string }[]; size: number }];
  return {
    folder,
    tarball: join(folder, packed.filename),
    files: packed.files.map(({ path }) => path),
    size: packed.size,
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** Runs a program; what it printed stands in the error when it fails. */
export function run(program: string, args: readonly string[], cwd: string): string {
  try {
    return execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${program} ${args.join(' ')} failed:\n${stdout}\n${stderr}`);
  }
}
