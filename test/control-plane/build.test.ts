import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { areBuilt, cacheDirectory, findKubectl, programPath, programs } from './binaries';
import { build } from './build';
import { minors, resolveMinor, versionOf } from './versions';

// The real build takes minutes, so a script stands in for go: what is tested is all that is done around it.
const fakeGo = (extra: string) => `#!/bin/sh
echo "$1" >> "$CALLS"
case $1 in
  list) printf 'a\\nb\\n'; exit 0 ;;
esac
${extra}
while [ "$1" != -o ]; do shift; done
mkdir -p "$2"
for name in kube-apiserver kube-controller-manager kube-scheduler kubectl kwok server; do echo program > "$2$name"; done
`;

const before = { ...process.env };
const newest = resolveMinor();
const oldest = minors().at(-1) ?? newest;
let folder = '';
let told: string[] = [];
const tell = (line: string) => told.push(line);

function installGo(extra = ''): void {
  const file = join(folder, 'bin', 'go');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, fakeGo(extra));
  chmodSync(file, 0o755);
  process.env.PATH = `${dirname(file)}${delimiter}${before.PATH}`;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'build-'));
  told = [];
  process.env = { ...before, CDK8S_ROLLOUT_CACHE: join(folder, 'cache'), CALLS: join(folder, 'calls') };
});

afterEach(() => {
  process.env = before;
  rmSync(folder, { recursive: true });
});

test('there are two minors, each with a full version', () => {
  expect(minors().length).toBeGreaterThanOrEqual(2);
  for (const minor of minors()) expect(versionOf(minor)).toMatch(new RegExp(`^${minor.replace('.', '\\.')}\\.\\d+$`));
});

test('a minor that is not there is refused with those that are', () => {
  expect(() => resolveMinor('1.2')).toThrow(`no control plane for Kubernetes 1.2: there is ${minors().join(' and ')}`);
});

test('the cache lies in the folder of the environment, in that of the system, or in the home directory', () => {
  expect(cacheDirectory(newest).startsWith(join(folder, 'cache', 'control-plane', `${newest}-`))).toBe(true);
  process.env.CDK8S_ROLLOUT_CACHE = '';
  process.env.XDG_CACHE_HOME = '/xdg';
  expect(dirname(cacheDirectory(newest))).toBe('/xdg/cdk8s-rollout/control-plane');
  process.env.XDG_CACHE_HOME = '';
  expect(dirname(cacheDirectory(newest))).toBe(join(homedir(), '.cache', 'cdk8s-rollout', 'control-plane'));
});

test('a build puts all programs into the cache, under their own names, and is made once', async () => {
  installGo();
  expect(findKubectl()).toBeUndefined();
  await build(newest, tell);
  await build(newest, tell);
  expect(areBuilt(newest)).toBe(true);
  expect(findKubectl()).toBe(programPath(newest, 'kubectl'));
  for (const program of programs) expect(existsSync(programPath(newest, program))).toBe(true);
  expect(told).toHaveLength(2);
  expect(told[0]).toContain(`Kubernetes ${versionOf(newest)}: building it once from source`);
  expect(told[1]).toMatch(/: built in 0m0\ds$/);
});

test('an old minor takes kwok from the newest, which is then built too', async () => {
  installGo();
  await build(oldest, tell);
  expect(areBuilt(oldest)).toBe(true);
  expect(programPath(oldest, 'kwok')).toBe(programPath(newest, 'kwok'));
  expect(programPath(oldest, 'kubectl')).not.toBe(programPath(newest, 'kubectl'));
});

test('of two builds at once, one waits for the other', async () => {
  installGo('sleep 0.3');
  await Promise.all([build(newest, tell), build(newest, tell)]);
  expect(told.filter((line) => line.includes('building it once'))).toHaveLength(1);
  expect(told).toContain(`waiting for process ${process.pid}, which is building the same programs`);
});

test('a failed build says why and leaves nothing behind', async () => {
  installGo('echo k8s.io/api >&2; echo "go: go.mod requires go >= 1.26.0 (running go 1.20)" >&2; exit 1');
  await expect(build(newest, tell)).rejects.toThrow(
    'go build ended with code 1: go: go.mod requires go >= 1.26.0 (running go 1.20)',
  );
  expect(areBuilt(newest)).toBe(false);
  expect(readdirSync(dirname(cacheDirectory(newest)))).toEqual([]);
});

test('what a killed build has left is removed, and its lock taken over', async () => {
  installGo();
  const target = cacheDirectory(newest);
  const dead = 2 ** 22 + 1;
  mkdirSync(`${target}.building-${dead}-abc`, { recursive: true });
  writeFileSync(`${target}.lock`, String(dead));
  await build(newest, tell);
  expect(readdirSync(dirname(target))).toEqual([basename(target)]);
});

test('a missing Go is one message that says where to get it', async () => {
  process.env.PATH = folder;
  await expect(build(newest, tell)).rejects.toThrow(
    /^Go is needed once, .*there is no go on the PATH: install it from https:\/\/go\.dev\/dl\/$/,
  );
});
