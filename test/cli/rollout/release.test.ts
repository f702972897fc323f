import { Project, WEB, type WebProps } from '../../constructs/history/project';
import { call } from '../call';

let project: Project;
let code: WebProps;

beforeEach(async () => {
  project = new Project();
  project.release({ image: 1 });
  code = { image: 2 };
  project.release(code);
  await call(['undo', 'deploy/web', '--commit'], { synthesize: synth });
});

afterEach(() => project.remove());

const nothing = () => ({ code: 0, text: '' });

function synth() {
  project.synth(code);
  return nothing();
}

/** An app that renders only what another cluster is to get. */
function synthOther() {
  project.synth({ ...code, name: 'other' }, { target: 'other', outdir: 'dist/other' });
  return nothing();
}

test.each([
  ['nothing', nothing],
  ['another target', synthOther],
  ['nothing and fails', () => ({ code: 1, text: 'no' })],
])('an app that renders %s releases nothing', async (_, synthesize) => {
  const { [WEB]: history, 'dist/web.k8s.yaml': manifest } = project.tree();
  const { code: exit, err } = await call(['release', 'deploy/web', '--commit'], { synthesize });
  expect({ exit, err }).toEqual({ exit: 1, err: expect.stringContaining('The history is as it was.') });
  expect(project.tree()).toMatchObject({ [WEB]: history, 'dist/web.k8s.yaml': manifest });
  expect(project.git('log -1 --format=%s')).toBe('undo to revision 1\n');
});

test('code that says what is held is released, too, and its manifest is as it was', async () => {
  code = { image: 1 };
  const manifest = project.read('dist/web.k8s.yaml');
  expect(await call(['release', 'deploy/web', '--commit'], { synthesize: synth })).toMatchObject({ code: 0 });
  expect(project.read('dist/web.k8s.yaml')).toBe(manifest);
  expect(project.git('show --format= --name-only')).toBe(`${WEB}\n`);
});

test('a manifest that is not there yet is rendered', async () => {
  project.git('rm -rq dist && git commit -qm clean');
  expect(await call(['release', 'deploy/web', '--commit'], { synthesize: synth })).toMatchObject({ code: 0 });
  expect(project.manifests()[0]?.spec.template.spec.containers[0].image).toBe('nginx:1.2');
});
