import type { App, AppProps } from '../../../lib';
import type { Io } from '../../../lib/cli/io';
import { addWeb, Project, type WebProps } from '../../constructs/history/project';
import { call } from '../call';

let project: Project;

beforeEach(() => {
  project = new Project();
});

afterEach(() => project.remove());

const io = (web: WebProps, props: AppProps): Partial<Io> => ({
  synthesize: () => {
    project.synth(web, props);
    return { code: 0, text: '' };
  },
});

/** Two revisions that are released. */
function release(props: AppProps): Partial<Io> {
  project.release({ image: 1, config: 'a' }, props);
  project.release({ image: 2, config: 'b' }, props);
  return io({ image: 2, config: 'b' }, props);
}

const status = () => project.git('status --porcelain');
const committed = () => project.git('show --format= --name-only').trim().split('\n');

test.each([
  ['that the app says itself', 'app: x\n', 'deploy', ['deploy/web.k8s.yaml', 'deploy/web.retained.k8s.yaml']],
  ['written with a dot', 'app: x\noutput: ./dist/\n', 'dist', ['dist/web.k8s.yaml', 'dist/web.retained.k8s.yaml']],
  ['that is the project', 'app: x\noutput: .\n', '.', ['web.k8s.yaml', 'web.retained.k8s.yaml']],
])('--commit commits the manifests of an output folder %s', async (_, settings, outdir, manifests) => {
  project.write('cdk8s.yaml', settings);
  const synthesize = release({ outdir });
  expect(await call(['undo', 'deploy/web', '--commit'], synthesize)).toMatchObject({ code: 0 });
  expect(committed().sort()).toEqual([...manifests, 'revisions/default/_/deployment.web.yaml'].sort());
  expect(status()).toBe('');
});

test('--commit commits the manifests of a target with an output folder of its own', async () => {
  project.write('cdk8s.yaml', 'app: prod\noutput: dist/prod\n');
  release({ outdir: 'dist/prod', target: 'prod' });
  const dev = release({ outdir: 'dist/dev', target: 'dev' });
  const args = ['undo', 'deploy/web', '--target', 'dev', '--app', 'dev', '--commit'];
  expect(await call(args, dev)).toMatchObject({ code: 0 });
  expect(committed()).toContain('dist/dev/web.k8s.yaml');
  expect(status()).toBe('');
});

test('--commit commits the manifests of an output folder that was moved', async () => {
  release({ outdir: 'dist' });
  project.git('rm -rq dist && git commit -qm clean');
  const moved = io({ image: 2, config: 'b' }, { outdir: 'deploy' });
  expect(await call(['undo', 'deploy/web', '--commit'], moved)).toMatchObject({ code: 0 });
  expect(committed()).toContain('deploy/web.k8s.yaml');
  expect(status()).toBe('');
});

test.each([
  ['./dist', 'dist', 'dist revisions'],
  ['.', '.', /^a.k8s.yaml .* revisions$/],
])(
  'many files of the output folder %s are named so that a shell adds them, and nothing else',
  async (output, outdir, named) => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    project.write('cdk8s.yaml', `app: x\noutput: ${output}\n`);
    const build = (image: number) => (app: App) => names.map((name) => addWeb(app, { name, image }));
    project.release(build(1), { outdir });
    project.release(build(2), { outdir });
    project.write('notes.txt', 'not mine');
    const { err } = await call(['undo', ...names.map((name) => `deploy/${name}`)], {
      synthesize: () => {
        project.synth(build(2), { outdir });
        return { code: 0, text: '' };
      },
    });
    const [, add = ''] = /git add (.*)\n/.exec(err) ?? [];
    expect(add).toMatch(typeof named === 'string' ? new RegExp(`^${named}$`) : named);
    project.git(`add ${add}`);
    expect(status().replaceAll(/^M {2}.*\n/gm, '')).toBe('?? notes.txt\n');
  },
);

test('a manifest in the folder of the project is committed, whatever its name, and what lies beside it is not', async () => {
  project.write('cdk8s.yaml', 'app: x\noutput: .\n');
  const synthesize = release({ outdir: '.', outputFileExtension: '.yaml' });
  project.write('notes.yaml', 'not mine');
  expect(await call(['undo', 'deploy/web', '--commit'], synthesize)).toMatchObject({ code: 0 });
  expect(committed()).toContain('web.yaml');
  expect(status()).not.toContain('web.yaml');
});

test('such a manifest is named in the history without a slash before it', () => {
  release({ outdir: '.' });
  expect(project.history().manifest).toBe('web.k8s.yaml');
});
