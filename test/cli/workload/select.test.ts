import { ScratchProject, workload } from '../scratch-project';

let project: ScratchProject;

beforeAll(() => {
  project = new ScratchProject();
  project.release({
    target: 'dev',
    workloads: [
      workload('Deployment', 'web', 'nginx:1', { labels: { app: 'web', tier: 'front' } }),
      workload('Deployment', 'api', 'nginx:1', { labels: { app: 'api' } }),
      workload('StatefulSet', 'db', 'postgres:1', { namespace: 'data', labels: { app: 'db' } }),
      workload('StatefulSet', 'db', 'postgres:1', { namespace: 'more', labels: { app: 'db' } }),
      workload('DaemonSet', 'agent', 'agent:1'),
    ],
  });
  project.release({ target: 'prod', workloads: [workload('Deployment', 'web', 'nginx:1')] });
  project.write('broken.txt', 'x');
});

afterAll(() => project.remove());

const DEV = ['--target', 'dev'];
const VIEWED = /^(\S+\.apps\/\S+) $/gm;

async function selected(...args: readonly string[]): Promise<readonly string[]> {
  const { code, out, err } = await project.call(['history', ...args]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return [...out.matchAll(VIEWED)].map(([, name = '']) => name);
}

test.each<readonly [readonly string[], readonly string[]]>([
  [['deploy/web'], ['deployment.apps/web']],
  [['deployment/web'], ['deployment.apps/web']],
  [['Deployment/web'], ['deployment.apps/web']],
  [['deployments.apps/web'], ['deployment.apps/web']],
  [['deployments.v1.apps', 'web'], ['deployment.apps/web']],
  [
    ['deploy', 'web', 'api'],
    ['deployment.apps/web', 'deployment.apps/api'],
  ],
  [
    ['ds/agent', 'deploy/web'],
    ['daemonset.apps/agent', 'deployment.apps/web'],
  ],
  [['deploy/web', 'deploy/web'], ['deployment.apps/web']],
  [['deploy'], ['deployment.apps/api', 'deployment.apps/web']],
  [['ds,deploy'], ['daemonset.apps/agent', 'deployment.apps/api', 'deployment.apps/web']],
  [['sts'], ['statefulset.apps/db', 'statefulset.apps/db']],
  [['sts/db', '-n', 'data'], ['statefulset.apps/db']],
  [['deploy/web', '-n', 'anywhere'], ['deployment.apps/web']],
  [['deploy', '-l', 'tier=front'], ['deployment.apps/web']],
  [
    ['deploy,sts', '-l', 'app in (api,db),!tier', '-n', 'more'],
    ['deployment.apps/api', 'statefulset.apps/db'],
  ],
  [['deploy', '-l', 'app=none'], []],
])('%j means %j', async (args, names) => {
  expect(await selected(...args, ...DEV)).toEqual(names);
});

test('the workloads of a file are taken, whatever else stands in it', async () => {
  project.write(
    'some.yaml',
    `kind: ConfigMap\napiVersion: v1\nmetadata: {name: web}\n---\n${project.read('dist/dev.k8s.yaml')}`,
  );
  expect(await selected('-f', `${project.folder}/some.yaml`, ...DEV)).toEqual([
    'deployment.apps/web',
    'deployment.apps/api',
    'statefulset.apps/db',
    'statefulset.apps/db',
    'daemonset.apps/agent',
  ]);
});

test.each<readonly [readonly string[], string]>([
  [[], 'error: required resource not specified\n'],
  [['-l', 'app=web'], 'error: required resource not specified\n'],
  [['job/x'], 'error: no history viewer has been implemented for "Job.batch"\n'],
  [['po/x'], 'error: no history viewer has been implemented for "Pod"\n'],
  [['svc/x'], 'error: error retrieving history for "Service", no visitor method exists for { Service}\n'],
  [['foo/x'], 'error: "foo" is no kind of workload: give deployment, statefulset or daemonset\n'],
  [['DEPLOY/x'], 'error: "DEPLOY" is no kind of workload: give deployment, statefulset or daemonset\n'],
  [
    ['deployment.extensions/x'],
    'error: "deployment.extensions" is no kind of workload: give deployment, statefulset or daemonset\n',
  ],
  [['deploy/'], 'error: arguments in resource/name form must have a single resource and name\n'],
  [['/web'], 'error: arguments in resource/name form must have a single resource and name\n'],
  [['deploy/web/x'], 'error: arguments in resource/name form may not have more than one slash\n'],
  [
    ['deploy/web', 'api'],
    "error: there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'deployment/web' instead of 'deployment deployment/web')\n",
  ],
  [
    ['deploy/web', '-l', 'app=web'],
    'error: selectors and the all flag cannot be used when passing resource/name arguments\n',
  ],
  [['deploy', 'web', '-l', 'app=web'], 'error: name cannot be provided when a selector is specified\n'],
  [['deploy', '-l', 'app=('], 'error: "app=(" is no label selector: found \'(\', expected a value\n'],
  [['-f', 'some.yaml', 'deploy/web'], 'error: resource/name arguments cannot be provided when a path is specified\n'],
  [['-f', 'nowhere.yaml'], 'error: cannot read nowhere.yaml: there is no such file or folder\n'],
  [['deploy/wbe'], 'error: deployments.apps "wbe" not found in revisions/\n  fix: did you mean deployment/web?\n'],
  [['deploy/nothing-alike'], 'error: deployments.apps "nothing-alike" not found in revisions/\n'],
  [
    ['sts/db'],
    'error: statefulsets.apps "db" has a history in the namespaces data and more\n  fix: add --namespace data or --namespace more\n',
  ],
  [
    ['deploy/web', '-n', '../..'],
    'error: --namespace "../.." is no name: small letters, digits, - and . between them\n',
  ],
  [
    ['deploy/web', '--revision', 'x'],
    "error: option '--revision <number>' argument 'x' is invalid. Give a whole number.\n(cdk8s-rollout --help says more)\n",
  ],
  [['deploy/web', '--revision=-1'], 'error: revision must be a positive integer: -1\n'],
  [['deploy/web', '--revision=7'], 'error: unable to find the specified revision\n'],
  [
    ['deploy/web', 'deploy/api', '--revision=7'],
    'unable to find the specified revision\nunable to find the specified revision\n',
  ],
])('%j is refused', async (args, err) => {
  expect(await project.call(['history', ...args, ...DEV])).toEqual({ code: 1, out: '', err });
});

test('a name in two targets must be told apart', async () => {
  expect((await project.call(['history', 'deploy/web'])).err).toBe(
    'error: deployments.apps "web" has a history in the targets dev and prod\n  fix: add --target dev or --target prod\n',
  );
});

test('what can be shown is shown, what cannot is said at the end', async () => {
  expect(await project.call(['history', 'ds/agent', 'job/x', 'deploy/nothing-alike', ...DEV])).toEqual({
    code: 1,
    out: 'daemonset.apps/agent \nREVISION  CHANGE-CAUSE\n1         <none>\n\n',
    err: 'no history viewer has been implemented for "Job.batch"\ndeployments.apps "nothing-alike" not found in revisions/\n',
  });
});

test('a project without a history says how one is made', async () => {
  const empty = new ScratchProject();
  expect((await empty.call(['history', 'deploy/web'])).err).toBe(
    'error: deployments.apps "web" not found: revisions/ holds no history\n  fix: synthesize with the App of cdk8s-rollout\n',
  );
  empty.remove();
});

test('a command below the folder of the project finds it', async () => {
  const cwd = `${project.folder}/revisions/dev`;
  expect((await project.call(['history', 'ds/agent'], { cwd })).out).toContain('daemonset.apps/agent');
});
