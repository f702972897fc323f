import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Io } from '../../../lib/cli/io';
import { addWeb, Project, WEB } from '../../constructs/history/project';
import { killEverywhere, refuseEverywhere } from '../../files/crash';
import { call } from '../call';

// Each test synthesizes some hundred times.
jest.setTimeout(300_000);

let project: Project;
let saved: string;
const { PATH = '' } = process.env;
beforeEach(() => {
  project = new Project();
  saved = mkdtempSync(join(tmpdir(), 'saved-'));
  // There is no Git, which is only read, and slowly.
  process.env.PATH = '/nowhere';
  project.synth({ image: 1, config: 'a' });
  project.synth({ image: 2, config: 'b' });
});
afterEach(() => {
  process.env.PATH = PATH;
  rmSync(saved, { recursive: true });
  project.remove();
});

/** The app of the project in this process, so that it can be killed, too. */
const synth = () => project.synth({ image: 2, config: 'b' });
const io: Partial<Io> = {
  synthesize: () => {
    try {
      synth();
      return { code: 0, text: '' };
    } catch (error) {
      return { code: 1, text: (error as Error).message };
    }
  },
  now: () => new Date('2025-01-01T10:00:00Z'),
};
const run = (args: string) => call(args.split(' '), io);

const FOLDERS = ['revisions', 'dist'];

/** Remembers what is there, and brings it back. */
function snapshot(): () => void {
  for (const path of FOLDERS) {
    cpSync(path, join(saved, path), { recursive: true });
  }
  return () => {
    for (const path of FOLDERS) {
      rmSync(path, { recursive: true, force: true });
    }
    cpSync(saved, '.', { recursive: true });
  };
}

type Tree = ReturnType<Project['tree']>;

/** `old`, `new`, or which files differ from both. */
function likeness(old: Tree, wanted: Tree): string {
  const now = project.tree();
  const differing = (from: Tree) =>
    [...new Set([...Object.keys(now), ...Object.keys(from)])].filter((path) => now[path] !== from[path]).join();
  const [one, other] = [differing(old), differing(wanted)];
  return one === '' ? 'old' : other === '' ? 'new' : `not old: ${one}; not new: ${other}`;
}

const PAUSED = () => run('pause deploy/web');
const NOTHING = async () => undefined;

const COMMANDS: readonly (readonly [string, () => Promise<unknown>])[] = [
  ['undo deploy/web', NOTHING],
  ['resume deploy/web', PAUSED],
  ['restart deploy/web', NOTHING],
  ['release deploy/web', () => run('undo deploy/web')],
];

describe('a command that is killed anywhere', () => {
  test.each(COMMANDS)(
    '%s: leaves the old or the new history, whole, and the next synthesis ends what it began',
    async (command, before) => {
      await before();
      const old = project.tree();
      const back = snapshot();
      await run(`${command} --no-synth`);
      const edited = project.read(WEB);
      back();
      expect(await run(command)).toMatchObject({ code: 0, err: '' });
      const wanted = project.tree();
      expect(wanted).not.toEqual(old);
      const places = await killEverywhere(
        back,
        () => run(command),
        async () => {
          expect([old[WEB], edited, wanted[WEB]]).toContain(project.read(WEB));
          synth();
          expect(['old', 'new']).toContain(likeness(old, wanted));
        },
      );
      expect(places).toBeGreaterThanOrEqual(11);
    },
  );

  test('forget: leaves the history or nothing of it', async () => {
    const gone = () => project.synth((app) => addWeb(app, { name: 'other' }, 'web'));
    gone();
    const old = project.tree();
    const back = snapshot();
    const synthesize = () => {
      gone();
      return { code: 0, text: '' };
    };
    const forget = () => call(['forget', 'deploy/web'], { synthesize });
    expect(await forget()).toMatchObject({ code: 0, out: 'deployment.apps/web forgotten\n' });
    const wanted = project.tree();
    expect(Object.keys(wanted)).not.toContain(WEB);
    await killEverywhere(back, forget, () => {
      gone();
      expect(['old', 'new']).toContain(likeness(old, wanted));
    });
  });
});

test.each([
  ['ENOSPC', 'undo deploy/web', NOTHING],
  ['EROFS', 'undo deploy/web', NOTHING],
  ['EACCES', 'undo deploy/web', NOTHING],
  ['ENOSPC', 'release deploy/web', () => run('undo deploy/web')],
] as const)(
  'a disk that refuses anywhere with %s: %s says why, and the history is the old or the new one',
  async (code, command, before) => {
    await before();
    const old = project.tree();
    const back = snapshot();
    await run(`${command} --no-synth`);
    const edited = project.read(WEB);
    back();
    await run(command);
    const wanted = project.tree();
    let said = '';
    const times = await refuseEverywhere(
      code,
      back,
      async () => {
        const { code: exit, out, err } = await run(command);
        said = err;
        if (exit !== 0) {
          expect(exit).toBe(1);
          expect(out).toBe('');
          expect(err).toMatch(/^error: .*(history|output) cannot be written: E/s);
          expect(err).toContain(code);
          expect(err).not.toContain('fault of cdk8s-rollout');
        }
      },
      () => {
        const now = project.read(WEB);
        expect([old[WEB], edited, wanted[WEB]].indexOf(now)).not.toBe(-1);
        expect(said.includes('could not be put back')).toBe(now !== old[WEB] && said.startsWith('error: '));
        synth();
        expect(['old', 'new']).toContain(likeness(old, wanted));
      },
    );
    expect(times).toBeGreaterThanOrEqual(8);
  },
);
