import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, resolve } from 'node:path';
import { CHECKS } from '../../lib/checks/registry';
import { type Packed, pack, run } from './pack';

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly name: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
};

jest.setTimeout(120_000);

let packed: Packed;

beforeAll(() => {
  packed = pack();
  run('tar', ['-xzf', packed.tarball, '-C', packed.folder], '.');
  console.info(`${packed.files.length} files, ${Math.ceil(packed.size / 1024)} KiB packed`);
});

afterAll(() => packed.remove());

function unpacked(path: string): string {
  return readFileSync(join(packed.folder, 'package', path), 'utf8');
}

test('the package holds the compiled library, its types, the schemas, the pages of the checks, the plugin and its papers, and nothing else', () => {
  const schemas = ['lib/history/history.schema.json', 'out/schema/check.v1.json', 'out/schema/plan.v1.json'];
  const pages = CHECKS.map(({ id }) => `docs/reference/checks/${id}.md`);
  const others = [
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    ...pages.sort(),
    ...schemas,
    'package.json',
    'validation/package.json',
  ];
  const compiled = packed.files.filter((file) => /^out\/lib\/.*(?<!\.test)\.(js|d\.ts)$/.test(file));
  expect(packed.files.filter((file) => !compiled.includes(file))).toEqual(others);
  expect(compiled.filter((file) => file.endsWith('.js'))).toHaveLength(compiled.length / 2);
});

test.each(['plan', 'check'])('the schema of %s is what the package gives under the name that the docs say', (name) => {
  const { exports } = JSON.parse(unpacked('package.json'));
  const path = `schema/${name}.v1.json`;
  const file = String(exports[`./${path}`]).replace('./', '');
  expect(JSON.parse(unpacked(file))).toEqual(JSON.parse(readFileSync(path, 'utf8')));
  expect(readFileSync(`docs/reference/${name}-json.md`, 'utf8')).toContain(`\`cdk8s-rollout/${path}\``);
});

test('what is published imports only what it declares: Node, dependencies, peers and itself', () => {
  const declared = [manifest.name, ...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies)];
  const imported = packed.files
    .filter((file) => /\.(js|d\.ts)$/.test(file))
    .flatMap((file) => [...unpacked(file).matchAll(/(?:\brequire\(|\bfrom |\bimport\()['"]([@\w][\w@:./-]*)['"]/g)])
    .map(([, module = '']) => module);
  const packages = imported
    .filter((module) => !module.startsWith('node:') && !builtinModules.includes(module))
    .map((module) =>
      module
        .split('/')
        .slice(0, module.startsWith('@') ? 2 : 1)
        .join('/'),
    );
  expect(packages).toContain('cdk8s-plus-27');
  expect([...new Set(packages)].filter((name) => !declared.includes(name))).toEqual([]);
  expect(imported.filter((module) => builtinModules.includes(module))).toEqual([]);
});

test('publint has nothing to say', () => {
  expect(run(resolve('node_modules/.bin/publint'), ['run', '--strict', packed.tarball], packed.folder)).toContain(
    'All good!',
  );
});

test('types resolve under node10, node16 (CommonJS and ESM) and bundler', () => {
  // The schemas are no modules: what knows no exports finds them under out/.
  const left = ['--exclude-entrypoints', './schema/plan.v1.json', './schema/check.v1.json'];
  const json = run(resolve('node_modules/.bin/attw'), [packed.tarball, '--format', 'json', ...left], packed.folder);
  const { analysis } = JSON.parse(json) as {
    readonly analysis: {
      readonly problems: readonly unknown[];
      readonly entrypoints: Readonly<Record<string, { readonly resolutions: Readonly<Record<string, Resolution>> }>>;
    };
  };
  const resolved = Object.entries(analysis.entrypoints).map(([subpath, { resolutions }]) => [
    subpath,
    Object.fromEntries(Object.entries(resolutions).map(([how, { resolution }]) => [how, resolution?.fileName])),
  ]);
  const everywhere = (file: string) => {
    const path = join('/node_modules/cdk8s-rollout', file);
    return { node10: path, 'node16-cjs': path, 'node16-esm': path, bundler: path };
  };
  expect(analysis.problems).toEqual([]);
  expect(Object.fromEntries(resolved)).toEqual({
    '.': everywhere('out/lib/index.d.ts'),
    './kubernetes': everywhere('out/lib/kubernetes/index.d.ts'),
    './history': everywhere('out/lib/history/public.d.ts'),
    './plan': everywhere('out/lib/plan/public.d.ts'),
    './checks': everywhere('out/lib/checks/public.d.ts'),
    './lib/history/history.schema.json': everywhere('lib/history/history.schema.json'),
    './package.json': everywhere('package.json'),
  });
});

interface Resolution {
  readonly resolution?: { readonly fileName: string };
}
