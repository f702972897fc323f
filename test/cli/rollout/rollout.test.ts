import { ScratchProject, workload } from '../scratch-project';

let project: ScratchProject;

beforeEach(() => {
  project = new ScratchProject();
});

afterEach(() => project.remove());

const web = (image: string, extras = {}) => workload('Deployment', 'web', image, extras);
const history = () => project.history({ target: 'default', kind: 'Deployment', namespace: '', name: 'web' });
const images = () =>
  history().revisions.map(({ template }) => JSON.stringify(template).match(/"image":"([^"]*)"/)?.[1]);

const TABLE = `deployment.apps/web 
REVISION  CHANGE-CAUSE
1         first
2         image nginx:1 -> nginx:2

`;

function twoRevisions(): void {
  project.release({ workloads: [web('nginx:1', { cause: 'first' })] });
  project.release({ workloads: [web('nginx:2')] });
}

test('history prints the table of kubectl', async () => {
  twoRevisions();
  expect(await project.call(['history', 'deploy/web'])).toEqual({ code: 0, out: TABLE, err: '' });
});

test('an undo brings the template back, holds it, and says what to commit', async () => {
  twoRevisions();
  const { code, out } = await project.call(['undo', 'deploy/web']);
  expect({ code, out }).toEqual({ code: 0, out: 'deployment.apps/web rolled back\n' });
  expect(images()).toEqual(['nginx:1', 'nginx:2']);
  expect(history().revisions.map(({ number, cause }) => [number, cause])).toEqual([
    [3, 'undo to revision 1: first'],
    [2, 'image nginx:1 -> nginx:2'],
  ]);
  expect(project.read('dist/default.k8s.yaml')).toContain('image: nginx:1');
});

test('a release ends the hold', async () => {
  twoRevisions();
  await project.call(['undo', 'deploy/web']);
  project.keep();
  expect(await project.call(['release', 'deploy/web'])).toMatchObject({
    code: 0,
    out: 'deployment.apps/web released\n',
  });
  expect(project.read('dist/default.k8s.yaml')).toContain('image: nginx:2');
  expect(await project.call(['release', 'deploy/web'])).toMatchObject({
    code: 1,
    out: '',
    err: 'error: deployment.apps/web is not held\n',
  });
});

test.each([
  [['--dry-run=server'], 'deployment.apps/web rolled back (server dry run)\n'],
  [
    ['--dry-run=server', '--to-revision=2'],
    'deployment.apps/web skipped rollback (current template already matches revision 2) (server dry run)\n',
  ],
  [
    ['--dry-run'],
    `deployment.apps/web Pod Template:
  Labels:\tapp=web
\tpod-template-hash=846464c99d
  Containers:
   app:
    Image:\tnginx:1
    Port:\t<none>
    Host Port:\t<none>
    Environment:\t<none>
    Mounts:\t<none>
  Volumes:\t<none>
  Node-Selectors:\t<none>
  Tolerations:\t<none>
 (dry run)
`,
  ],
])('an undo with %j writes nothing', async (flags, out) => {
  twoRevisions();
  const before = project.read('revisions/default/_/deployment.web.yaml');
  expect(await project.call(['undo', ...flags, 'deploy/web'])).toEqual({ code: 0, out, err: '' });
  expect(project.read('revisions/default/_/deployment.web.yaml')).toBe(before);
});

test('pause and resume are written to the manifest', async () => {
  twoRevisions();
  expect(await project.call(['pause', 'deploy/web'])).toMatchObject({ code: 0, out: 'deployment.apps/web paused\n' });
  expect(project.read('dist/default.k8s.yaml')).toContain('paused: true');
  expect(await project.call(['pause', 'deploy/web'])).toMatchObject({
    code: 1,
    err: 'error: deployments.apps "web" is already paused\n',
  });
  expect(await project.call(['undo', 'deploy/web'])).toMatchObject({
    code: 1,
    err: "error: you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again\n",
  });
  expect(await project.call(['restart', 'deploy/web'])).toMatchObject({
    code: 1,
    err: 'error: deployments.apps "web" can\'t restart paused deployment (run rollout resume first)\n',
  });
  expect(await project.call(['resume', 'deploy/web'])).toMatchObject({ code: 0, out: 'deployment.apps/web resumed\n' });
  expect(project.read('dist/default.k8s.yaml')).not.toContain('paused');
});

test('what the code pauses can be neither paused nor resumed', async () => {
  project.release({ workloads: [web('nginx:1', { spec: { paused: true } })] });
  expect(await project.call(['pause', 'deploy/web'])).toMatchObject({
    code: 1,
    err: 'error: deployments.apps "web" is already paused\n',
  });
  expect(await project.call(['resume', 'deploy/web'])).toMatchObject({
    code: 1,
    err: 'error: deployments.apps "web" is paused in the code\n  fix: take `paused: true` out of the code\n',
  });
});

test('a restart is a new revision with the time of kubectl', async () => {
  twoRevisions();
  const now = () => new Date('2026-07-21T09:30:00.900Z');
  expect(await project.call(['restart', 'deploy/web'], { now })).toMatchObject({
    code: 0,
    out: 'deployment.apps/web restarted\n',
  });
  expect(history().revisions[0]).toMatchObject({ number: 3, cause: 'restart' });
  expect(await project.call(['restart', 'deploy/web'], { now })).toMatchObject({
    code: 1,
    err: 'error: failed to create patch for web: if restart has already been triggered within the past second, please wait before attempting to trigger another\n',
  });
});

test('when the app fails, the history is as it was and the message is that of the app', async () => {
  twoRevisions();
  const before = project.read('revisions/default/_/deployment.web.yaml');
  project.failure = 'RolloutError: web: no such image\n';
  expect(await project.call(['undo', 'deploy/web'])).toEqual({
    code: 1,
    out: '',
    err: 'error: synthesize ended with exit code 3:\nRolloutError: web: no such image\nThe history is as it was.\n',
  });
  expect(project.read('revisions/default/_/deployment.web.yaml')).toBe(before);
});

test('when the app renders something else, the history is as it was', async () => {
  twoRevisions();
  const before = project.read('revisions/default/_/deployment.web.yaml');
  const synthesize = () => ({ code: 0, text: '' });
  const { code, err } = await project.call(['undo', 'deploy/web'], { synthesize });
  expect(code).toBe(1);
  expect(err).toContain('error: synthesize did not render dist/default.k8s.yaml anew');
  expect(project.read('revisions/default/_/deployment.web.yaml')).toBe(before);
});

test('without a synthesis only the history changes', async () => {
  twoRevisions();
  const { out, err } = await project.call(['undo', '--no-synth', 'deploy/web']);
  expect(out).toBe('deployment.apps/web rolled back\n');
  expect(err).toBe('The history is changed, the manifests are not: synthesize, then commit both.\n');
  expect(project.read('dist/default.k8s.yaml')).toContain('image: nginx:2');
});

test('what does not come back is said first', async () => {
  const volumes = [
    { name: 'a', configMap: { name: 'plain' } },
    { name: 'b', secret: { secretName: 'password' } },
  ];
  project.release({ workloads: [web('nginx:1', { podSpec: { volumes } })] });
  project.release({ workloads: [web('nginx:2')] });
  const { err } = await project.call(['undo', 'deploy/web']);
  expect(err).toBe(
    'note: ConfigMap plain does not come back with revision 1: its name does not say what is in it\n' +
      'note: Secret password does not come back with revision 1: secret data do not belong in Git\n',
  );
});

test('several workloads are changed together, or none of them', async () => {
  const db = workload('StatefulSet', 'db', 'postgres:1');
  project.release({ workloads: [web('nginx:1'), db] });
  project.release({ workloads: [web('nginx:2'), db] });
  const before = project.read('revisions/default/_/deployment.web.yaml');
  expect(await project.call(['undo', 'deploy/web', 'sts/db', 'job/x'])).toEqual({
    code: 1,
    out: '',
    err: 'no rollbacker has been implemented for "Job.batch"\nno last revision to roll back to\n',
  });
  expect(project.read('revisions/default/_/deployment.web.yaml')).toBe(before);
  expect(await project.call(['restart', 'deploy/web', 'sts/db'])).toMatchObject({
    code: 0,
    out: 'deployment.apps/web restarted\nstatefulset.apps/db restarted\n',
  });
});
