import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from './call';

const nginx = `apiVersion: apps/v1
kind: Deployment
metadata: {name: nginx}
spec:
  selector: {matchLabels: {app: nginx}}
  template:
    metadata: {labels: {app: nginx}}
    spec: {containers: [{name: nginx, image: nginx, resources: {}}]}
`;

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hash-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function hash(args: readonly string[], stdin = '') {
  return call(['hash', ...args], { stdin: () => stdin });
}

test('a line names a workload and its ReplicaSet', async () => {
  expect(await hash([write('app.yaml', nginx)])).toEqual({
    code: 0,
    out: 'deployment.apps/nginx  nginx-7f8fbb96d\n',
    err: '',
  });
});

test('the minor of the cluster decides', async () => {
  const { out } = await hash(['-', '--kubernetes', '1.34'], nginx);
  expect(out).toBe('deployment.apps/nginx  nginx-66686b6766\n');
});

test('JSON says the same, with the namespace', async () => {
  const { out } = await hash(['-o', 'json', '-'], nginx.replace('name: nginx}', 'name: nginx, namespace: shop}'));
  expect(JSON.parse(out)).toEqual([
    {
      workload: 'deployment.apps/nginx',
      namespace: 'shop',
      kind: 'ReplicaSet',
      name: 'nginx-7f8fbb96d',
      hash: '7f8fbb96d',
    },
  ]);
});

test('a folder gives its manifests and leaves out the rest', async () => {
  write('b.yml', nginx.replace('name: nginx}', 'name: b}'));
  write('a.yaml', nginx.replace('kind: Deployment', 'kind: StatefulSet'));
  write('notes.txt', 'no: [manifest');
  const { out } = await hash([folder]);
  expect(out.split('\n').map((line) => line.split('  ')[0])).toEqual([
    'statefulset.apps/nginx',
    'deployment.apps/b',
    '',
  ]);
});

test('nothing found is said, and is no failure', async () => {
  const path = write('config.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n');
  expect(await hash([path])).toEqual({
    code: 0,
    out: '',
    err: `No Deployment, StatefulSet or DaemonSet found in ${path}.\n`,
  });
});

test('a workload that the API server would refuse is hashed with a warning', async () => {
  const { code, out, err } = await hash(['-'], nginx.replace('spec:\n  selector', 'spec:\n  replicsa: 3\n  selector'));
  expect({ code, out }).toEqual({ code: 0, out: 'deployment.apps/nginx  nginx-7f8fbb96d\n' });
  expect(err).toBe('warning: -:1: the API server would refuse this Deployment: spec.replicsa: unknown field\n');
});

test.each<readonly [string, string, string]>([
  ['no YAML', 'a: [', 'Flow sequence'],
  ['no name', nginx.replace('metadata: {name: nginx}', 'metadata: {}'), 'needs a metadata.name'],
  [
    'a timestamp in the template',
    nginx.replace('{labels: {app: nginx}}', '{labels: {app: nginx}, creationTimestamp: 2024-01-01T00:00:00Z}'),
    "hashes with the controller's time zone",
  ],
])('%s ends with exit code 1 and the place', async (_, text, message) => {
  const path = write('bad.yaml', text);
  const { code, out, err } = await hash([path]);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(`error: ${path}:1`);
  expect(err).toMatch(message);
});

test.each<readonly [readonly string[], string]>([
  [['no-such-file.yaml'], 'error: cannot read no-such-file.yaml: there is no such file or folder\n'],
  [['-', '--kubernetes', '9.9'], 'error: Kubernetes "9.9" is not known: give a minor from 1.26 to 1.37\n'],
])('%j is refused with what is allowed', async (args, err) => {
  expect(await hash(args, nginx)).toEqual({ code: 1, out: '', err });
});

test('a file that is no text is refused', async () => {
  const path = write('binary.yaml', Buffer.from([0xff, 0xfe]));
  expect((await hash([path])).err).toBe(`error: cannot read ${path}: it is not UTF-8 text\n`);
});

test('what would steer a terminal is shown, in results as in errors', async () => {
  const steered = nginx.replace('name: nginx}', 'name: "a\\e[31m"}');
  const { out, err } = await hash(['-'], steered);
  expect(out).toMatch(/^deployment\.apps\/a\\u001b\[31m {2}a\\u001b\[31m-\w+\n$/);
  expect(err).toContain('warning: -:1: the API server would refuse this Deployment: metadata.name:');
  const gone = await hash(['no\u001b[31mpe.yaml']);
  expect(gone.err).toBe('error: cannot read no\\u001b[31mpe.yaml: there is no such file or folder\n');
  expect([out, err, gone.err, (await hash(['-', '-o', 'json'], steered)).out].join('')).not.toContain('\u001b');
});

test('an argument too few is explained', async () => {
  const { code, err } = await hash([]);
  expect(code).toBe(1);
  expect(err).toContain("missing required argument 'file'");
});

test('the help shows examples', async () => {
  const { code, out } = await hash(['--help']);
  expect(code).toBe(0);
  expect(out).toContain('cdk8s-rollout hash dist/');
});
