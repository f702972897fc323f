import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What each layer may import: the table of CONTRIBUTING.md. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  cli: ['report', 'checks', 'plan', 'history', 'manifests', 'files', 'git', 'kubernetes', 'node:fs'],
  report: ['checks', 'plan', 'history', 'manifests', 'kubernetes'],
  constructs: ['checks', 'history', 'files', 'git', 'manifests', 'kubernetes', 'cdk8s', 'cdk8s-plus-27', 'constructs'],
  checks: ['plan', 'manifests', 'kubernetes'],
  plan: ['history', 'manifests', 'kubernetes'],
  history: ['manifests', 'kubernetes'],
  manifests: ['kubernetes'],
  files: ['node:fs'],
  git: ['node:fs'],
  kubernetes: [],
};

const layers = Object.keys(allowed);
const packages = ['cdk8s', 'cdk8s-plus-27', 'node:fs'];

/** Pairs `importer imported` that Biome refuses, with its words, for each import that could be written. */
function refused(): Map<string, string> {
  const root = mkdtempSync(join(tmpdir(), 'layers-'));
  try {
    copyFileSync('biome.json', join(root, 'biome.json'));
    spawnSync('git', ['init', '-q'], { cwd: root });
    for (const importer of layers) {
      mkdirSync(join(root, 'lib', importer, 'deep'), { recursive: true });
      for (const imported of [...layers.filter((layer) => layer !== importer), ...packages]) {
        const file = `${imported.replace(':', '-')}.ts`;
        const from = (up: string) => (packages.includes(imported) ? imported : `${up}/${imported}/x`);
        writeFileSync(join(root, 'lib', importer, file), `import { x } from '${from('..')}';\nconsole.log(x);\n`);
        writeFileSync(
          join(root, 'lib', importer, 'deep', file),
          `import { x } from '${from('../..')}';\nconsole.log(x);\n`,
        );
      }
    }
    const run = spawnSync(
      resolve('node_modules/.bin/biome'),
      ['lint', '--reporter=github', '--max-diagnostics=none', '.'],
      { cwd: root, encoding: 'utf8' },
    );
    const found = new Map<string, string>();
    for (const line of run.stdout.split('\n')) {
      const match = /file=[^,]*\/lib\/(\w+)\/(deep\/)?([\w-]+)\.ts.*?::(.*)$/.exec(line);
      if (match)
        found.set(`${match[1]}${match[2] ? '/deep' : ''} ${match[3]?.replace('node-', 'node:')}`, match[4] ?? '');
    }
    return found;
  } finally {
    rmSync(root, { recursive: true });
  }
}

test('each layer imports only what stands below it, and the linter says why', () => {
  const said = refused();
  const expected = layers.flatMap((importer) =>
    [...layers, ...packages]
      .filter((imported) => imported !== importer && !allowed[importer]?.includes(imported))
      .flatMap((imported) => [`${importer} ${imported}`, `${importer}/deep ${imported}`]),
  );
  expect([...said.keys()].sort()).toEqual(expected.sort());
  expect(said.get('kubernetes plan')).toContain('lib/kubernetes is the bottom layer');
  expect(said.get('plan cdk8s')).toContain('Only lib/constructs knows cdk8s');
  expect(said.get('report node:fs')).toContain('everything else is pure');
});
