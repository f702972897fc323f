import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScratchProject, workload } from '../scratch-project';

const WEB = 'revisions/default/_/deployment.web.yaml';
const DIST = 'dist/default.k8s.yaml';

let project: ScratchProject;
beforeEach(() => {
  project = new ScratchProject();
  project.release({ workloads: [workload('Deployment', 'web', 'nginx:1')] });
  project.release({ workloads: [workload('Deployment', 'web', 'nginx:2')] });
});
afterEach(() => project.remove());

/** All files with their texts. */
function tree(folder = project.folder): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name).slice(project.folder.length + 1)).sort();
  return Object.fromEntries(paths.map((path) => [path, project.read(path)]));
}

/** A command that does nothing but say why. */
async function refused(...args: readonly string[]): Promise<string> {
  const before = tree();
  const { code, out, err } = await project.call(args);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(tree()).toEqual(before);
  return err;
}

const change = (path: string, by: (text: string) => string) => project.write(path, by(project.read(path)));

const RESTORE = `  fix: take it back from Git (git checkout HEAD -- ${WEB}) and synthesize again\n`;
const COMMANDS = ['history', 'undo', 'pause', 'restart', 'history --revision=1'];

describe.each(COMMANDS)('%s of a file', (command) => {
  test.each([
    ['that is truncated', (text: string) => text.slice(0, 300), `${WEB} is not a whole history: `, RESTORE],
    ['that is empty', () => '', `${WEB} is not a whole history: it is empty\n`, RESTORE],
    ['that is binary', () => '\0\x01\x02', `${WEB} is not a whole history: `, RESTORE],
    ['of many aliases', () => BOMB, `${WEB} cannot be read: Excessive alias count`, ''],
    [
      'of a newer format',
      (text: string) => text.replace('formatVersion: 1', 'formatVersion: 2'),
      `${WEB} is of format 2, and this version of cdk8s-rollout knows 1\n`,
      '  fix: update cdk8s-rollout to the version that wrote it\n',
    ],
    [
      'with a conflict',
      (text: string) => `<<<<<<< HEAD\n${text}=======\n${text}>>>>>>> topic\n`,
      `${WEB} holds both sides of a merge\n`,
      '  fix: resolve the conflicts in your code, then synthesize: that writes revisions/ and the manifests anew\n',
    ],
  ])('%s says so, and what to do', async (_, by, message, fix) => {
    change(WEB, by);
    const err = await refused(...command.split(' '), 'deploy/web');
    expect(err.startsWith(`error: ${message}`)).toBe(true);
    expect(err.endsWith(fix)).toBe(true);
  });

  test('that is a folder says so', async () => {
    rmSync(join(project.folder, WEB));
    mkdirSync(join(project.folder, WEB));
    expect(await refused(...command.split(' '), 'deploy/web')).toMatch(`error: cannot read ${WEB}: EISDIR`);
  });
});

const BOMB = `a: &a [x]\n${Array.from({ length: 9 }, (_, i) => `${'bcdefghij'[i]}: &${'bcdefghij'[i]} [${`*${'abcdefghi'[i]},`.repeat(9)}]\n`).join('')}`;

describe('a revision that was changed by hand', () => {
  beforeEach(() => change(WEB, (text) => text.replace('image: nginx:1', 'image: nginx:evil')));

  test.each([
    [['undo', 'deploy/web']],
    [['undo', 'deploy/web', '--dry-run']],
    [['undo', 'deploy/web', '--to-revision=1']],
    [['history', 'deploy/web', '--revision=1']],
    [['history', 'deploy/web', '--revision=1', '-o', 'json']],
    [['history', 'deploy/web', '--diff', '1', '2']],
  ])('is neither shown nor rendered by %j', async (args) => {
    expect(await refused(...args)).toBe(
      `error: ${WEB}: the template of revision 1 is not the one of its digest: the file was changed by hand\n${RESTORE}`,
    );
  });

  test('leaves the others as they are', async () => {
    expect(await project.call(['history', 'deploy/web', '--revision=2'])).toMatchObject({ code: 0, err: '' });
    expect(await project.call(['pause', 'deploy/web'])).toMatchObject({ code: 0 });
  });
});

describe('what a command cannot find', () => {
  test.each([
    [['history', 'deploy/wep'], 'deployments.apps "wep" not found in revisions/\n  fix: did you mean deployment/web?'],
    [
      ['history', 'deploy/web', '--target', 'prod'],
      'deployments.apps "web" not found: there is no target prod\n  fix: the targets of revisions/ are default',
    ],
    [
      ['undo', 'deploy/web', '--target', '../../x'],
      '--target "../../x" is no name: small letters, digits, - and . between them',
    ],
    [['undo', 'deploy/web', '-n', '..'], '--namespace ".." is no name: small letters, digits, - and . between them'],
    [
      ['undo', 'deploy', '../../x'],
      "there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'deployment/web' instead of 'deployment deployment/web')",
    ],
  ])('%j is said', async (args, message) => {
    expect(await refused(...args)).toBe(`error: ${message}\n`);
  });

  test('is never looked for outside of revisions/, whatever a manifest calls itself', async () => {
    cpSync(join(project.folder, WEB), join(project.folder, 'outside.yaml'));
    project.write('evil.yaml', 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x/../../../../outside}\n');
    mkdirSync(join(project.folder, 'revisions/default/_/deployment.x'));
    expect(await refused('undo', '-f', join(project.folder, 'evil.yaml'))).toBe(
      'error: deployments.apps "x/../../../../outside" not found in revisions/\n',
    );
  });
});

test.each(['', ' ', 'two\nlines'])('a cause that is %j is refused', async (cause) => {
  expect(await refused('undo', 'deploy/web', '--cause', cause)).toContain(' is invalid. Give one line of text.\n');
});

describe('a project', () => {
  test('whose cdk8s.yaml is not YAML says where', async () => {
    project.write('cdk8s.yaml', 'app: x\nb: [\n');
    expect(await refused('undo', 'deploy/web')).toMatch(/^error: cdk8s\.yaml:\d: is not YAML: [a-z ]+\n$/);
    expect(await project.call(['history', 'deploy/web'])).toMatchObject({ code: 0 });
  });

  test.each(['', '- a\n', 'text\n', 'app: 1\n', 'app: ""\n'])(
    'whose cdk8s.yaml is %j says what is missing',
    async (text) => {
      project.write('cdk8s.yaml', text);
      expect(await refused('undo', 'deploy/web')).toMatch(
        /^error: cdk8s\.yaml does not say how to run the app\n {2}fix: /,
      );
    },
  );

  test('whose manifest holds a conflict says what to do', async () => {
    change(DIST, (text) => `<<<<<<< HEAD\n${text}=======\n${text}>>>>>>> topic\n`);
    expect(await refused('undo', 'deploy/web')).toMatch(
      /^error: dist\/default\.k8s\.yaml holds both sides of a merge\n {2}fix: resolve the conflicts in your code, then synth/,
    );
  });

  test('whose manifests are gone gets them again', async () => {
    rmSync(join(project.folder, 'dist'), { recursive: true });
    expect(await project.call(['undo', 'deploy/web'])).toMatchObject({
      code: 0,
      out: 'deployment.apps/web rolled back\n',
    });
    expect(project.read(DIST)).toContain('image: nginx:1');
  });

  test.each(['revisions', 'revisions/default', 'revisions/default/_', WEB])(
    'whose %s is a link that leads elsewhere is never written to there',
    async (path) => {
      const outside = mkdtempSync(join(tmpdir(), 'outside-'));
      try {
        renameSync(join(project.folder, path), join(outside, 'real'));
        symlinkSync(join(outside, 'real'), join(project.folder, path));
        const before = spawnSync('find', [outside, '-type', 'f', '-exec', 'md5sum', '{}', '+'], { encoding: 'utf8' });
        const { code, out, err } = await project.call(['undo', 'deploy/web']);
        expect({ code, out }).toEqual({ code: 1, out: '' });
        expect(err).toMatch(
          /^error: revisions\S* is a link that leads out of the project, .*\n {2}fix: put a folder or file in/,
        );
        expect(spawnSync('find', [outside, '-type', 'f', '-exec', 'md5sum', '{}', '+'], { encoding: 'utf8' })).toEqual({
          ...before,
          pid: expect.any(Number),
        });
      } finally {
        rmSync(outside, { recursive: true });
      }
    },
  );

  test('whose history is a link to nothing is as one without', async () => {
    renameSync(join(project.folder, 'revisions'), join(project.folder, 'real'));
    symlinkSync(join(project.folder, 'nowhere'), join(project.folder, 'revisions'));
    expect(await refused('undo', 'deploy/web')).toBe(
      'error: deployments.apps "web" not found: revisions/ holds no history\n  fix: synthesize with the App of cdk8s-rollout\n',
    );
  });

  test('without git works, and cannot be committed', async () => {
    const { PATH = '' } = process.env;
    process.env.PATH = '/nowhere';
    try {
      expect(await refused('undo', 'deploy/web', '--commit')).toBe(
        `error: ${project.folder} is not in a working tree of Git, or there is no git: nothing can be committed\n  fix: leave out --commit\n`,
      );
      expect(await project.call(['undo', 'deploy/web'])).toEqual({
        code: 0,
        out: 'deployment.apps/web rolled back\n',
        err: '',
      });
    } finally {
      process.env.PATH = PATH;
    }
  });

  test('that another process is synthesizing says who', async () => {
    project.write('revisions/.lock', `${process.ppid} elsewhere\n`);
    const now = jest.spyOn(Date, 'now');
    let time = 0;
    now.mockImplementation(() => {
      time += 15_000;
      return time;
    });
    try {
      expect(await refused('undo', 'deploy/web')).toBe(
        `error: another synthesis is writing the history: process ${process.ppid} of elsewhere\n` +
          '  fix: wait for it and try again; if there is none, remove revisions/.lock\n',
      );
    } finally {
      now.mockRestore();
    }
  });
});
