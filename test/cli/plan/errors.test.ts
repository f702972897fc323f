import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { call } from '../call';
import { PlanProject, web } from './repository';

let project: PlanProject;

beforeEach(() => {
  project = new PlanProject();
});

afterEach(() => {
  project.remove();
});

const WEB = stringify(web('a:1'));

test.each<[what: string, files: Readonly<Record<string, string>>, flags: readonly string[], err: string]>([
  [
    'a head that is not there',
    {},
    ['--base', 'cdk8s.yaml', '--head', 'nowhere'],
    'error: cannot read nowhere: there is no such file or folder\n',
  ],
  [
    'a project that was not synthesized',
    {},
    [],
    'error: there is no dist/ with manifests to plan\n  fix: synthesize first (cdk8s synth), or say what to plan: --head DIR\n',
  ],
  [
    'a revision that is not there',
    { 'dist/web.yaml': WEB },
    ['--base', 'nothing:dist'],
    'error: there is no revision "nothing"\n',
  ],
  [
    'a path that the revision does not have',
    { 'dist/web.yaml': WEB },
    ['--base', 'HEAD:nowhere'],
    'error: there is no "nowhere" in HEAD: a path begins at the root of the repository, ./ begins it here\n',
  ],
  [
    'an object that stands twice',
    { 'dist/a.yaml': WEB, 'dist/b.yaml': WEB },
    [],
    'error: deployment.apps/web stands there twice: dist/a.yaml:1 and dist/b.yaml:1\n  fix: give one of them another name or namespace; if they go to different clusters, put each into a folder of its own\n',
  ],
  [
    'an object without a name',
    { 'dist/a.yaml': 'apiVersion: v1\nkind: Pod\nmetadata:\n  generateName: a-\n' },
    [],
    'error: dist/a.yaml:1: this Pod has no metadata.name\n  fix: give it a name: what only has a generateName is another object each time it is applied\n',
  ],
  [
    'what Kustomize makes manifests of',
    { 'dist/kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: []\n' },
    [],
    'error: dist/kustomization.yaml:1: this Kustomization has no metadata.name\n  fix: it says how manifests are made: render it (kubectl kustomize DIR), and give what comes out\n',
  ],
  [
    'a mapping that is no manifest',
    { 'dist/a.yaml': 'a: 1\n' },
    [],
    'error: dist/a.yaml:1: this object has no kind\n  fix: every manifest has kind\n',
  ],
  [
    'a version that is not said',
    { 'dist/a.yaml': 'kind: Pod\nmetadata:\n  name: a\n' },
    [],
    'error: dist/a.yaml:1: this Pod has no apiVersion\n  fix: every manifest has apiVersion\n',
  ],
  [
    'text that is not YAML',
    { 'dist/a.yaml': 'a: 1\n b: {\n' },
    [],
    expect.stringMatching(/^error: dist\/a\.yaml:1:4: /) as unknown as string,
  ],
  [
    'a minor that is not known',
    { 'dist/web.yaml': WEB },
    ['--kubernetes', '1.2'],
    expect.stringMatching(/^error: .*"1\.2"/) as unknown as string,
  ],
  [
    'a time without a unit',
    { 'dist/web.yaml': WEB },
    ['--pod-start', '5'],
    'error: --pod-start takes a duration such as 5s, 1m30s or 500ms, not "5"; did you mean 5s?\n',
  ],
  [
    'more manifests than anybody reviews',
    { 'dist/web.yaml': `# ${'x'.repeat(25 * 2 ** 20)}\n${WEB}` },
    [],
    'error: dist holds 26 MiB of manifests, at most 24 MiB are read\n  fix: plan a part of it: a folder or a file of its own\n',
  ],
  [
    'a workload of more pods than are simulated',
    { 'dist/web.yaml': WEB.replace('replicas: 4', 'replicas: 2000000000') },
    [],
    'error: dist/web.yaml:1: a rollout of 2000000000 pods is not simulated: at most 1000000 are\n',
  ],
  [
    'a history that is not there',
    { 'dist/web.yaml': WEB },
    ['--history', 'nowhere'],
    'error: cannot read nowhere: there is no such file or folder\n',
  ],
  [
    'a history that is none',
    { 'dist/web.yaml': WEB, 'revisions/default/_/deployment.web.yaml': 'a: 1\n' },
    [],
    expect.stringMatching(/^error: revisions\/default\/_\/deployment\.web\.yaml/) as unknown as string,
  ],
])('%s is one clear message', async (_, files, flags, err) => {
  project.write('first', '');
  project.write('dist/none.yaml', '');
  project.commit('first');
  if (Object.keys(files).length === 0) {
    project.git('rm', '--quiet', '-r', 'dist');
  }
  for (const [path, text] of Object.entries(files)) {
    project.write(path, text);
  }
  expect(await project.call(['plan', ...flags])).toEqual({ code: 1, out: '', err });
});

test('without Git nobody knows what ran before, and the message says how to say it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plain-'));
  project.write('web.yaml', WEB);
  const { code, out, err } = await call(['plan', '--head', join(project.folder, 'web.yaml')], { cwd: folder });
  rmSync(folder, { recursive: true });
  expect({ code, out, err }).toEqual({
    code: 1,
    out: '',
    err: 'error: there is no Git repository here, so what ran before is not known\n  fix: say it: --base DIR, a file or folder with the manifests before\n',
  });
});

test('standard input cannot be both sides', async () => {
  const { code, out, err } = await call(['plan', '--base', '-', '--head', '-'], { stdin: () => WEB });
  expect({ code, out, err }).toEqual({
    code: 1,
    out: '',
    err: 'error: --base and --head cannot both be read from standard input\n  fix: name a file or folder for one of them\n',
  });
});

test('before the first commit, and where the base has no output yet, everything is new', async () => {
  project.write('dist/web.yaml', WEB);
  const first = await project.call(['plan']);
  expect({ code: first.code, err: first.err }).toEqual({
    code: 0,
    err: 'note: there is no commit yet: everything is new\n',
  });
  expect(first.out).toContain('Plan: 1 creation\n');
  project.git('commit', '--quiet', '--allow-empty', '--message', 'nothing');
  const later = await project.call(['plan']);
  expect(later.err).toMatch(
    /^note: .*: compared with HEAD; .*\nnote: [0-9a-f]{12} has no dist\/: everything is new\n$/,
  );
});

test('a folder that leads back into itself is read once', async () => {
  project.write('dist/web.yaml', WEB);
  project.write('cdk8s.yaml', 'output: dist\n');
  symlinkSync('..', join(project.folder, 'dist/loop'));
  symlinkSync('nowhere', join(project.folder, 'dist/dangling.yaml'));
  const { code, out } = await project.call(['plan', '--base', 'dist']);
  expect({ code, last: out.trimEnd().split('\n').at(-1) }).toEqual({ code: 0, last: 'Plan: nothing changes' });
});
