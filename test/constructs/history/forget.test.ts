import type { App } from '../../../lib';
import type { Io } from '../../../lib/cli/io';
import { undo } from '../../../lib/history';
import { call } from '../../cli/call';
import { addWeb, Project, WEB, type WebProps } from './project';

// Each test runs Git a dozen times.
jest.setTimeout(120_000);

let project: Project;
beforeEach(() => {
  project = new Project();
  project.release(both({ image: 1, config: 'a' }));
  project.release(both({ image: 2, config: 'b' }));
});
afterEach(() => project.remove());

const RETAINED = 'dist/web.retained.k8s.yaml';

/** The chart `web` with `web` in it, or without, and another workload that stays. */
function both(web?: WebProps): (app: App) => void {
  return (app) => {
    const chart = web === undefined ? addWeb(app, { name: 'api' }, 'web') : addWeb(app, web);
    if (web !== undefined) {
      addWeb(app, { name: 'api' }, 'api');
    }
    return chart;
  };
}

/** Forgets `web`, as the command does in a project whose code says this. */
function forget(web?: WebProps): ReturnType<typeof call> {
  const synthesize: Io['synthesize'] = () => {
    project.synth(both(web));
    return { code: 0, text: '' };
  };
  return call(['forget', 'deploy/web'], { synthesize });
}

test('a workload in the code is not forgotten', async () => {
  const before = project.tree();
  expect(await forget({ image: 2, config: 'b' })).toEqual({
    code: 1,
    out: '',
    err: 'error: deployment.apps/web is still in the code\n  fix: take it out of the code and synthesize first\n',
  });
  expect(project.tree()).toEqual(before);
});

test('one that left the code keeps its history and config, whatever is released, until it is forgotten', async () => {
  project.synth(both());
  expect(await forget()).toMatchObject({
    code: 1,
    err: expect.stringMatching(
      /^error: deployment\.apps\/web left the code, but that is not released yet\n {2}fix: forget/,
    ),
  });
  project.commit();
  project.release((app) => addWeb(app, { name: 'api', image: 5 }, 'web'));
  expect(project.history()).toMatchObject({ left: true, desired: {} });
  expect(project.revisions()).toEqual(['2: 2', '1: 1']);
  expect(project.objects(RETAINED)).toHaveLength(2);
  expect(await forget()).toMatchObject({ code: 0, out: 'deployment.apps/web forgotten\n' });
  expect(project.isThere(WEB)).toBe(false);
  expect(project.isThere(RETAINED)).toBe(false);
  project.commit();
  project.synth(both());
  expect(project.git('status --short')).toBe('');
});

test('one that comes back after it was forgotten, or after it had left, begins anew at revision 1', async () => {
  project.change((history) => undo(history).history);
  project.release(both({ image: 2, config: 'b' }));
  project.release(both());
  project.release(both({ image: 2, config: 'b' }));
  expect(project.revisions()).toEqual(['1: 2']);
  expect(project.history()).not.toHaveProperty('left');
  expect(project.history().desired).toEqual({});
  project.release(both());
  expect(await forget()).toMatchObject({ code: 0 });
  project.commit();
  project.release(both({ image: 3, config: 'c' }));
  expect(project.revisions()).toEqual(['1: 3']);
});
