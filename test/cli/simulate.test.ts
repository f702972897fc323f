import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Terminal } from '../../lib/cli/terminal';
import { call } from './call';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulate-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function web(image: string, fields: readonly string[] = ['replicas: 2'], kind = 'Deployment'): string {
  return `apiVersion: apps/v1
kind: ${kind}
metadata: {name: web}
spec:
${fields.map((field) => `  ${field}\n`).join('')}  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: ${image}}]}
`;
}

/** Simulates the exchange of pods; paths of the folder are left out of what is said. */
async function simulate(args: readonly string[], terminal?: Terminal, stdin = '') {
  const { code, out, err } = await call(['simulate', ...args], {
    stdin: () => stdin,
    ...(terminal === undefined ? {} : { terminal }),
  });
  return { code, out: out.replaceAll(`${folder}/`, ''), err: err.replaceAll(`${folder}/`, '') };
}

function exchange(fields: readonly string[], kind = 'Deployment'): readonly string[] {
  return [write('after.yaml', web('b', fields, kind)), '--from', write('before.yaml', web('a', fields, kind))];
}

const recreate = ['replicas: 2', 'strategy: {type: Recreate}'];

test('each step is a line, with the counts and a bar; no line ends with a space', async () => {
  expect(await simulate(exchange(recreate))).toEqual({
    code: 0,
    err: '',
    out: `deployment.apps/web
Recreate: 2 pods, the new ones when all old ones are gone
ReplicaSet web-655bc76d98

TIME  OLD  NEW  READY  AVAILABLE  TERMINATING
  0s    2    0      2          2            0   oooooooo
        0    0      0          0            2   xxxxxxxx
  2s    0    0      0          0            0
        0    2      0          0            0   ........
  7s    0    2      2          2            0   nnnnnnnn

o old   n new   . not available   x terminating
Completes after 7s.
Fewest available 0 of 2. Most pods 2, with those that terminate 2.
`,
  });
});

test.each<[what: string, terminal: Terminal, args: readonly string[], looks: string]>([
  ['a terminal has colours', { isTerminal: true, env: { LANG: 'C.UTF-8' } }, [], 'color, unicode, bars'],
  ['NO_COLOR', { isTerminal: true, env: { LANG: 'C.UTF-8', NO_COLOR: '1' } }, [], 'unicode, bars'],
  ['a dumb terminal', { isTerminal: true, env: { LANG: 'C.UTF-8', TERM: 'dumb' } }, [], 'bars'],
  ['a locale without UTF-8', { isTerminal: true, env: { LANG: 'C' } }, [], 'color, bars'],
  ['a narrow terminal has no room for bars', { isTerminal: true, columns: 50, env: {} }, [], 'color'],
  ['a terminal that does not know how wide it is', { isTerminal: true, columns: 0, env: {} }, [], 'color, bars'],
  ['a pipe', { isTerminal: false, env: { LANG: 'C.UTF-8' } }, [], 'unicode, bars'],
  ['a pipe that wants colours', { isTerminal: false, env: {} }, ['--color', 'always'], 'color, bars'],
])('%s: %#', async (_, terminal, args, looks) => {
  const { out } = await simulate([...exchange(recreate), ...args], terminal);
  const found = {
    color: out.includes('\u001b['),
    unicode: out.includes('▓'),
    bars: /▓▓|oo/.test(out),
  };
  const shown = Object.entries(found).flatMap(([name, is]) => (is ? [name] : []));
  expect(shown.join(', ')).toBe(looks);
});

test('a long rollout is shortened, a huge one is drawn in proportion', async () => {
  const { out } = await simulate(
    exchange(['replicas: 10000', 'strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}']),
  );
  const lines = out.split('\n');
  expect(lines.length).toBeLessThan(35);
  expect(Math.max(...lines.filter((line) => /^ .*\|/.test(line)).map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(out).toMatch(/^2\d of 40001 steps are shown\.$/m);
});

test.each([
  ['OnDelete', ['updateStrategy: {type: OnDelete}'], 'DaemonSet', 'Stops after 0s: 3 pods keep the old template until'],
  [
    'a paused Deployment',
    ['replicas: 2', 'paused: true'],
    'Deployment',
    'Stops after 0s: 2 pods keep the old template',
  ],
  ['nothing wanted', ['replicas: 0'], 'Deployment', 'Nothing to do:'],
  ['a StatefulSet', ['serviceName: web', 'replicas: 2'], 'StatefulSet', 'Completes after 14s.'],
])('how it ends is said: %s', async (_, fields, kind, says) => {
  expect((await simulate(exchange(fields, kind))).out).toContain(says);
});

test('JSON has the timeline of each workload', async () => {
  const { out } = await simulate([...exchange(recreate), '-o', 'json']);
  const names = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };
  expect(JSON.parse(out)).toMatchObject([{ ...names, timeline: { seconds: 7, peakPods: 2, minAvailable: 0 } }]);
});

const other = web('a', ['serviceName: web'], 'StatefulSet');

test('a workload that the manifests before do not have is created, and that is said', async () => {
  const { code, err } = await simulate([write('after.yaml', web('b')), '--from', write('before.yaml', other)]);
  expect(err).toBe('warning: after.yaml:1: deployment.apps/web is not in before.yaml: simulated as a new one\n');
  expect(code).toBe(0);
});

test.each<[what: string, args: (file: typeof write) => readonly string[], code: number, err: string]>([
  ['no file', () => ['none.yaml'], 1, 'error: cannot read none.yaml: there is no such file or folder\n'],
  ['no YAML', (file) => [file('a.yaml', 'a: [1')], 1, 'error: a.yaml:1:6: '],
  ['an empty file', (file) => [file('a.yaml', '')], 0, 'No Deployment, StatefulSet or DaemonSet found in a.yaml.\n'],
  [
    'one workload twice',
    (file) => [file('a.yaml', `${web('a')}---\n${web('b')}`)],
    1,
    'error: deployment.apps/web stands there twice: a.yaml:1 and a.yaml:11\n',
  ],
  [
    'standard input twice',
    () => ['-', '--from', '-'],
    1,
    'error: - stands there twice: standard input can be read only once\n',
  ],
  [
    'too many pods',
    (file) => [file('a.yaml', web('a', ['replicas: 2000000000']))],
    1,
    'error: a.yaml:1: a rollout of 2000000000 pods is not simulated: at most 1000000 are\n',
  ],
  [
    'what the API server refuses',
    (file) => [file('a.yaml', web('a', ['replicas: -1']))],
    3,
    'a.yaml:1: the API server would refuse this: The Deployment "web" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0\n',
  ],
  [
    'a negative time',
    (file) => [file('a.yaml', web('a')), '--pod-start', '-5s'],
    1,
    'error: --pod-start takes a duration such as 5s, 1m30s or 500ms, not "-5s"\n',
  ],
  [
    'a time without a unit',
    (file) => [file('a.yaml', web('a')), '--pod-stop', '5'],
    1,
    'error: --pod-stop takes a duration such as 5s, 1m30s or 500ms, not "5"; did you mean 5s?\n',
  ],
  [
    'a time beyond all that Go can hold',
    (file) => [file('a.yaml', web('a')), '--pod-start', '99999999999h'],
    1,
    'error: --pod-start takes at most 2562047h, not "99999999999h"\n',
  ],
  [
    'half a node',
    (file) => [file('a.yaml', web('a')), '--nodes', '1.5'],
    1,
    'error: --nodes takes a whole number from 0 to 1000000, not "1.5"\n',
  ],
])('%s is said', async (_, args, code, err) => {
  const called = await simulate(args(write));
  expect({ code: called.code, out: called.out }).toEqual({ code, out: '' });
  expect(called.err.slice(0, err.length)).toBe(err);
});
