import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { run } from '../../lib/cli/run';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };

async function call(...args: readonly string[]) {
  const printed = { out: '', err: '' };
  const code = await run(args, {
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
    stdin: () => '',
  });
  return { code, out: printed.out, err: printed.err };
}

test('the version is that of the package', async () => {
  expect(await call('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

test('the version is told without loading commander, yaml or the model of Kubernetes', () => {
  const script = `require('tsx/cjs'); require('./lib/cli/run').run(['--version'], { out() {}, err() {} });
    console.log(JSON.stringify(Object.keys(require.cache).filter((file) => !file.includes('tsx'))));`;
  const { stdout } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  const loaded = (JSON.parse(stdout) as readonly string[]).map((file) => file.slice(process.cwd().length + 1));
  expect(loaded.filter((file) => !/node_modules.*(esbuild|get-tsconfig|resolve-pkg)/.test(file))).toEqual([
    'lib/cli/run.ts',
    'package.json',
  ]);
});

test('the help lists each command with what it does', async () => {
  const { code, out } = await call('--help');
  expect(code).toBe(0);
  expect(out).toContain('  hash            print what the ReplicaSets');
});

test('a command that is not known is refused with the one that is near', async () => {
  const { code, out, err } = await call('hsah');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain("error: unknown command 'hsah'\n(Did you mean hash?)");
});
