import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, RolloutError } from '../../../lib';
import { undo } from '../../../lib/history';
import { killEverywhere, refuseEverywhere } from '../../files/crash';
import { addWeb, Project } from './project';

// Each test synthesizes some hundred times.
jest.setTimeout(300_000);

let project: Project;
let saved: string;
const { PATH = '' } = process.env;
beforeEach(() => {
  project = new Project();
  saved = mkdtempSync(join(tmpdir(), 'saved-'));
});
afterEach(() => {
  process.env.PATH = PATH;
  rmSync(saved, { recursive: true });
  project.remove();
});

const FOLDERS = ['revisions', 'dist'];

/** Remembers what is there, and brings it back. From here on there is no Git, which is only read, and slowly. */
function snapshot(): () => void {
  process.env.PATH = '/nowhere';
  for (const path of FOLDERS.filter((each) => project.isThere(each))) {
    cpSync(path, join(saved, path), { recursive: true });
  }
  return () => {
    for (const path of FOLDERS) {
      rmSync(path, { recursive: true, force: true });
    }
    cpSync(saved, '.', { recursive: true });
  };
}

const histories = () => Object.entries(project.tree()).filter(([path]) => /^revisions\/.*\.yaml$/.test(path));

/** Each file of the history is as it was or as it will be, and there is none beside them. */
function assertWhole(old: Readonly<Record<string, string>>, wanted: Readonly<Record<string, string>>): void {
  for (const [path, text] of histories()) {
    expect([old[path], wanted[path]]).toContain(text);
  }
  const kept = Object.keys(old).filter((path) => path.startsWith('revisions') && path in wanted);
  expect(histories().map(([path]) => path)).toEqual(expect.arrayContaining(kept));
}

const next = () => project.synth({ image: 2, config: 'b' });
const two = (image: number) => (app: App) => {
  addWeb(app, { image, name: 'api', config: `api ${image}` });
  addWeb(app, { image, name: 'web', config: `web ${image}` });
};

/** What is there before, what is done, and in at least how many changes of the disk. */
const SYNTHESES: readonly (readonly [string, () => void, () => void, number])[] = [
  ['the first one', () => undefined, next, 9],
  ['one that records a revision', () => project.release({ image: 1, config: 'a' }), next, 9],
  [
    'one that undoes',
    () => {
      project.release({ image: 1, config: 'a' });
      project.release({ image: 2, config: 'b' });
      project.change((history) => undo(history).history);
    },
    next,
    9,
  ],
  ['one of two workloads', () => project.release(two(1)), () => project.synth(two(2)), 16],
  [
    'one that a workload has left',
    () => project.release(two(1)),
    () => project.synth((app) => addWeb(app, { image: 1, name: 'api', config: 'api 1' }, 'web')),
    9,
  ],
];

describe('a synthesis that is killed anywhere leaves whole histories, and the next one ends what it began', () => {
  test.each(SYNTHESES)('%s', async (_, begin, act, least) => {
    begin();
    const old = project.tree();
    const back = snapshot();
    act();
    const wanted = project.tree();
    const places = await killEverywhere(back, act, () => {
      assertWhole(old, wanted);
      act();
      expect(project.tree()).toEqual(wanted);
    });
    expect(places).toBeGreaterThanOrEqual(least);
  });
});

describe('a disk that refuses anywhere leaves whole histories, says why, and the next synthesis works', () => {
  test.each(['ENOSPC', 'EROFS', 'EACCES'] as const)('%s', async (code) => {
    project.release({ image: 1, config: 'a' });
    const old = project.tree();
    const back = snapshot();
    next();
    const wanted = project.tree();
    const times = await refuseEverywhere(code, back, next, (thrown) => {
      expect(thrown).toBeInstanceOf(RolloutError);
      expect((thrown as RolloutError).message).toMatch(/^the (history|output) cannot be written: E[A-Z]+: [^\n]+$/);
      expect((thrown as RolloutError).message).toContain(code);
      assertWhole(old, wanted);
      if (code === 'ENOSPC') {
        expect(Object.keys(project.tree()).filter((path) => /lock|draft/.test(path))).toEqual([]);
      }
      next();
      expect(project.tree()).toEqual(wanted);
    });
    expect(times).toBeGreaterThanOrEqual(5);
  });
});
