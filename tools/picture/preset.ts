import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The line of main.ts of which the picture shows what it gives. */
export const PRESET = /^\s*zeroDowntime: true,$/;

/** Which lines of the manifests, from 0, are there for that line alone: without it, the app does not give them. */
export function linesOfPreset(manifests: string): ReadonlySet<number> {
  const folder = mkdtempSync(join(tmpdir(), 'picture-'));
  try {
    const code = readFileSync('main.ts', 'utf8').split('\n');
    const without = code.filter((line) => !PRESET.test(line));
    if (without.length !== code.length - 1) {
      throw new Error(`main.ts has ${code.length - without.length} lines like ${PRESET}, the picture needs one`);
    }
    writeFileSync(join(folder, 'main.ts'), without.join('\n'));
    writeFileSync(join(folder, 'with.yaml'), manifests);
    const env = { ...process.env, CDK8S_OUTDIR: folder, NODE_PATH: resolve('node_modules') };
    execFileSync('node', ['--import', 'tsx', join(folder, 'main.ts')], { env, stdio: 'pipe' });
    const args = ['diff', '--no-index', '--unified=0', 'ngx.k8s.yaml', 'with.yaml'];
    return added(spawnSync('git', args, { cwd: folder, encoding: 'utf8' }).stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function added(diff: string): ReadonlySet<number> {
  const hunks = [...diff.matchAll(/^@@ \S+ \+(\d+)(?:,(\d+))? @@/gm)];
  return new Set(
    hunks.flatMap(([, first, count = '1']) =>
      Array.from({ length: Number(count) }, (_, index) => Number(first) - 1 + index),
    ),
  );
}
