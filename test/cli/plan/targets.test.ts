import { stringify } from 'yaml';
import { PlanProject, web } from './repository';

let project: PlanProject;

beforeEach(() => {
  project = new PlanProject();
});

afterEach(() => {
  project.remove();
});

/** The labels of the pods of `web`. */
const WEB_LABELS = { app: 'web' };

test('folders below are targets where the same object stands in two of them', async () => {
  for (const [side, image] of [
    ['before', 'a:1'],
    ['after', 'a:2'],
  ] as const) {
    project.write(`${side}/dev/web.yaml`, stringify(web(image)));
    project.write(`${side}/prod/web.yaml`, stringify(web('a:1')));
  }
  const plan = await project.planned('--base', 'before', '--head', 'after');
  expect(plan.workloads.map(({ target, verdict, file }) => ({ target, verdict, file }))).toEqual([
    { target: 'dev', verdict: 'rollout', file: 'after/dev/web.yaml' },
    { target: 'prod', verdict: 'unchanged', file: 'after/prod/web.yaml' },
  ]);
});

test('folders that only order the manifests of one cluster are no targets', async () => {
  for (const side of ['before', 'after']) {
    project.write(`${side}/web/deployment.yaml`, stringify(web('a:1')));
    project.write(
      `${side}/services/web.yaml`,
      stringify({
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'web' },
        spec: { selector: WEB_LABELS, ports: [{ port: 80 }] },
      }),
    );
  }
  project.write('after/web/deployment.yaml', stringify(web('a:2')));
  const plan = await project.planned('--base', 'before', '--head', 'after');
  expect(plan.workloads).toEqual([
    expect.objectContaining({
      target: 'default',
      verdict: 'rollout',
      services: [expect.objectContaining({ name: 'web' })],
    }),
  ]);
});

test('a folder is a target on both sides, also where the other one is new', async () => {
  project.write('before/dev/web.yaml', stringify(web('a:1')));
  for (const target of ['dev', 'prod']) {
    project.write(`after/${target}/web.yaml`, stringify(web('a:1')));
  }
  const plan = await project.planned('--base', 'before', '--head', 'after');
  expect(plan.workloads.map(({ target, verdict }) => ({ target, verdict }))).toEqual([
    { target: 'dev', verdict: 'unchanged' },
    { target: 'prod', verdict: 'create' },
  ]);
});

test('the histories know which target a file is of', async () => {
  project.release({ target: 'prod', workloads: [web('a:1')] });
  project.commit('prod');
  project.code = { target: 'prod', workloads: [web('a:2')] };
  project.synth();
  const plan = await project.planned();
  expect(plan.workloads).toEqual([
    expect.objectContaining({ target: 'prod', verdict: 'rollout', revision: { from: 1, to: 2 } }),
  ]);
});
