import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import type { App } from '../../../lib';
import { undo } from '../../../lib/history';
import { addWeb, Project, refusal, WEB } from './project';

// Each test runs Git, and some start processes.
jest.setTimeout(120_000);

const root = resolve('.');
let project: Project;
beforeEach(() => {
  project = new Project();
});
afterEach(() => project.remove());

/** Nothing was written. */
function unchanged(act: () => unknown): string {
  const before = project.tree();
  const message = refusal(act);
  expect(project.tree()).toEqual(before);
  return message;
}

describe('a frozen history', () => {
  const frozen = { frozen: true };

  test('is verified without Git, and the output is written', () => {
    project.release({ image: 1, config: 'a' });
    project.release({ image: 2, config: 'b' });
    const before = project.tree();
    rmSync('.git', { recursive: true });
    rmSync('dist', { recursive: true });
    project.synth({ image: 2, config: 'b' }, frozen);
    expect(project.tree()).toEqual(before);
  });

  test('refuses what would change it, and says what to run', () => {
    project.release({ image: 1 });
    expect(unchanged(() => project.synth({ image: 2 }, frozen))).toMatch(
      /^revisions\/default\/_\/deployment\.web\.yaml: deployment\.apps\/web is not as it was recorded \(image nginx:1\.1 -> nginx:1\.2\), and the history is frozen here\n {2}fix: synthesize on your machine and commit revisions\//,
    );
    expect(unchanged(() => project.synth({ name: 'new' }, frozen))).toContain(
      'deployment.apps/new is not in the history yet',
    );
    const other = (app: App) => addWeb(app, { name: 'new' }, 'web');
    expect(unchanged(() => project.synth(other, frozen))).toContain(
      `${WEB}: its workload has left the code, and the history is frozen here`,
    );
  });

  test.each([
    [{ CI: 'true' }, true],
    [{ CI: 'false' }, false],
    [{ CI: '1', CDK8S_ROLLOUT_FROZEN: '0' }, false],
    [{ CDK8S_ROLLOUT_FROZEN: '1' }, true],
    [{}, false],
  ])('is meant by %j: %s', (environment, isFrozen) => {
    const { CI, CDK8S_ROLLOUT_FROZEN } = process.env;
    const set = (values: Readonly<Record<string, string | undefined>>) => {
      for (const name of ['CI', 'CDK8S_ROLLOUT_FROZEN']) {
        const value = values[name];
        if (value === undefined) {
          delete process.env[name];
        } else {
          process.env[name] = value;
        }
      }
    };
    set(environment);
    try {
      const { frozen: _, ...props } = { frozen: undefined };
      const synth = () => project.synth((app) => app, { ...props });
      expect(synth).not.toThrow();
      const write = () => project.synth({}, { frozen: undefined as never });
      if (isFrozen) {
        expect(write).toThrow('frozen');
      } else {
        write();
        expect(project.isThere(WEB)).toBe(true);
      }
    } finally {
      set({ CI, CDK8S_ROLLOUT_FROZEN });
    }
  });
});

describe('a file that is not as it was written', () => {
  beforeEach(() => {
    project.release({ image: 1, config: 'a' });
    project.release({ image: 2, config: 'b' });
  });

  const edit = (from: string | RegExp, to: string) => project.write(WEB, project.read(WEB).replace(from, to));

  test.each([
    ['truncated within a revision', (text: string) => text.slice(0, 700), 'is not a whole history'],
    [
      'truncated at its end',
      (text: string) => text.slice(0, text.indexOf('desired:')),
      '`desired`: the end is missing',
    ],
    ['emptied', () => '', 'is not a whole history: it is empty'],
    ['something else', () => 'a: [b', 'line 1 is not YAML'],
    [
      'given a key that means nothing',
      (text: string) => text.replace('limit:', 'limits: 1\n    limit:'),
      '`limits`, which means nothing',
    ],
    [
      'given a value that cannot be',
      (text: string) => text.replace('number: 2', 'number: two'),
      '`number` of a revision cannot be "two"',
    ],
    ['given a number twice', (text: string) => text.replace('number: 2', 'number: 1'), 'revision 1 stands twice'],
  ])('because it was %s is told, with the way out', (_, change, message) => {
    project.write(WEB, change(project.read(WEB)));
    const said = unchanged(() => project.synth({ image: 2, config: 'b' }));
    expect(said).toContain(message);
    expect(said).toContain(`  fix: take it back from Git (git checkout HEAD -- ${WEB}) and synthesize again`);
  });

  test('because it is of a newer format is told, with the way out', () => {
    edit('formatVersion: 1', 'formatVersion: 2');
    expect(unchanged(() => project.synth())).toBe(
      `${WEB} is of format 2, and this version of cdk8s-rollout knows 1\n` +
        '  fix: update cdk8s-rollout to the version that wrote it',
    );
  });

  test('because a template was edited by hand is never rendered', () => {
    project.commit();
    edit('image: nginx:1.1', 'image: nginx:evil');
    project.commit();
    project.change((history) => undo(history).history);
    expect(unchanged(() => project.synth({ image: 2, config: 'b' }))).toContain(
      'the template of revision 1 is not the one of its digest',
    );
  });

  test('because config was edited by hand is never rendered', () => {
    edit('      a: a', '      a: evil');
    project.commit();
    project.change((history) => undo(history).history);
    expect(unchanged(() => project.synth({ image: 2, config: 'b' }))).toMatch(
      /the data of web-conf-\w+ are not those of its name/,
    );
  });

  test('because a formatter wrote it otherwise is read all the same', () => {
    const text = project.read(WEB);
    project.write(WEB, text.replace(/^#.*\n/, '# mine\n').replaceAll('"1.36"', "'1.36'"));
    project.synth({ image: 3 });
    expect(project.revisions()).toEqual(['3: 3', '2: 2', '1: 1']);
  });

  test('because Git checked it out with CRLF is read all the same', () => {
    project.write(WEB, project.read(WEB).replaceAll('\n', '\r\n'));
    project.synth({ image: 3 });
    expect(project.revisions()).toEqual(['3: 3', '2: 2', '1: 1']);
    expect(project.read(WEB)).not.toContain('\r');
  });
});

describe('names', () => {
  const named = (name: string, namespace?: string) => (app: App) =>
    new ApiObject(new Chart(app, 'chart'), 'odd', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
      spec: { template: { spec: { containers: [] } } },
    });

  test.each([
    ['../../x', undefined],
    ['web', '../../../x'],
    ['web', '..'],
    ['.', undefined],
    ['Web', undefined],
    ['a\0b', undefined],
  ])('%j in namespace %j is refused, and nothing is written', (name, namespace) => {
    expect(unchanged(() => project.synth(named(name, namespace)))).toMatch(
      /^chart\/odd: the API server takes no such name/,
    );
  });

  test('that are too long for a file are told', () => {
    expect(unchanged(() => project.synth(named('a'.repeat(253))))).toContain('allowed: at most 239 characters');
  });
});

describe('links', () => {
  test('that lead the history out of the project are refused, and nothing is written there', () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    try {
      symlinkSync(outside, 'revisions');
      expect(refusal(() => project.synth())).toMatch(/^revisions is a link that leads out of the project/);
      expect(readdirSync(outside)).toEqual([]);
      expect(project.isThere('dist')).toBe(false);
      rmSync('revisions');
      mkdirSync('revisions/default', { recursive: true });
      symlinkSync(outside, 'revisions/default/_');
      expect(refusal(() => project.synth())).toMatch(/^revisions\/default\/_ is a link/);
      expect(readdirSync(outside)).toEqual([]);
    } finally {
      rmSync(outside, { recursive: true });
    }
  });

  test.each(['revisions', 'revisions/default', 'revisions/default/_'])(
    'that lead nowhere are refused in the place of %s, within and out of the project',
    (path) => {
      const outside = mkdtempSync(join(tmpdir(), 'outside-'));
      try {
        mkdirSync(dirname(path), { recursive: true });
        for (const [target, where] of [
          [join(project.folder, 'nowhere'), 'leads nowhere'],
          [join(outside, 'nowhere'), 'leads out of the project'],
          [path, 'cannot be'],
        ] as const) {
          symlinkSync(resolve(target), path);
          const said = refusal(() => project.synth());
          expect(said).toContain(
            where === 'cannot be' ? 'ELOOP' : `${path} is a link that ${where}, and the history is`,
          );
          rmSync(path);
        }
        expect(readdirSync(outside)).toEqual([]);
        expect(project.isThere('dist')).toBe(false);
      } finally {
        rmSync(outside, { recursive: true });
      }
    },
  );

  test('in the place of a file lead nowhere out of the project either', () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    try {
      mkdirSync(dirname(WEB), { recursive: true });
      symlinkSync(join(outside, 'new.yaml'), WEB);
      expect(refusal(() => project.synth())).toMatch(
        /^revisions\/default\/_\/deployment\.web\.yaml is a link that leads out of the project, .*\n {2}fix: put a/,
      );
      expect(readdirSync(outside)).toEqual([]);
    } finally {
      rmSync(outside, { recursive: true });
    }
  });

  test('of the output folder to nowhere or to themselves are told', () => {
    symlinkSync(join(project.folder, 'nowhere'), 'dist');
    expect(refusal(() => project.synth())).toMatch(/^the output cannot be written: .*dist/);
    rmSync('dist');
    symlinkSync('dist', 'dist');
    expect(refusal(() => project.synth())).toMatch(/^the output folder cannot be found: ELOOP/);
  });

  test('to another folder of the project work', () => {
    mkdirSync('kept');
    symlinkSync('kept', 'revisions');
    project.synth({ image: 1 });
    expect(project.isThere('kept/default/_/deployment.web.yaml')).toBe(true);
  });

  test('of the output folder out of the project leave the history as it is', () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    try {
      symlinkSync(outside, 'dist');
      project.synth();
      expect(readdirSync(outside)).toEqual(['web.k8s.yaml']);
      expect(project.isThere('revisions')).toBe(false);
    } finally {
      rmSync(outside, { recursive: true });
    }
  });
});

describe('a disk that refuses', () => {
  /** Runs a synthesis in a process of its own, as a user without rights. */
  const run = (shell: string, image = 2) =>
    spawnSync(
      'bash',
      [
        '-c',
        `${shell} exec "$0" "$@"`,
        process.execPath,
        '--import',
        'tsx',
        join(root, 'test/constructs/history/synth.ts'),
        process.cwd(),
        String(image),
      ],
      {
        cwd: root,
        encoding: 'utf8',
        env: { ...process.env, JEST_WORKER_ID: undefined, TSX_DISABLE_CACHE: '1' },
      },
    );

  test('because it is full leaves the old history, whole, and the old output', () => {
    project.release({ image: 1, config: 'x'.repeat(3000) });
    const before = project.tree();
    const { stderr, status } = run("trap '' XFSZ; ulimit -f 2;");
    expect(stderr).toMatch(/^error: the history cannot be written: EFBIG/);
    expect(status).toBe(1);
    expect(project.tree()).toEqual(before);
  });

  test('because folders are read-only says so, and what needs no write works', () => {
    project.release({ image: 1 });
    const before = project.tree();
    project.git('checkout -q --detach');
    chmodSync('revisions/default/_/deployment.web.yaml', 0o444);
    project.synth({ image: 1 });
    expect(project.tree()).toEqual(before);
    renameSync('revisions', 'real');
    writeFileSync('revisions', 'no folder');
    expect(refusal(() => project.synth({ image: 1 }))).toMatch(/^the history cannot be (read|written): /);
    rmSync('revisions');
    renameSync('real', 'revisions');
  });
});

describe('two syntheses at once', () => {
  const start = (image: number) =>
    new Promise<string>((done) => {
      const child = spawn(
        process.execPath,
        ['--import', 'tsx', join(root, 'test/constructs/history/synth.ts'), project.folder, String(image)],
        {
          cwd: root,
          env: { ...process.env, JEST_WORKER_ID: undefined },
        },
      );
      let said = '';
      child.stderr.on('data', (data) => {
        said += data;
      });
      child.on('close', (code) => done(`${code} ${said}`));
    });

  test('give the history and the output of one of them', async () => {
    project.release({ image: 1 });
    const said = await Promise.all([2, 3, 4].map(start));
    expect(said.map((text) => text.slice(0, 2))).toEqual(['0 ', '0 ', '0 ']);
    const [newest] = project.revisions();
    expect(project.revisions()).toEqual([newest, '1: 1']);
    const { template } = project.history().revisions[0] ?? {};
    expect(project.manifests().at(-1).spec.template).toEqual(template);
    expect(readdirSync('revisions')).toEqual(['default']);
  });

  test('wait for a lock that somebody holds, and take over one that was left behind', () => {
    project.release({ image: 1 });
    // No process has so great a number.
    project.write('revisions/.lock', `99999999 ${hostname()}\n`);
    project.synth({ image: 2 });
    expect(readdirSync('revisions')).toEqual(['default']);
  });
});
