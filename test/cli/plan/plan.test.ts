import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { PlanDocument } from '../../../lib/report/json/document';
import { call } from '../call';
import { NOTE, PlanProject, web } from './repository';

let project: PlanProject;

beforeEach(() => {
  project = new PlanProject();
});

afterEach(() => {
  project.remove();
});

test('without flags it is from where the branch left the default branch to what lies in the output folder', async () => {
  project.releaseImages('a:1', 'a:2');
  project.change('a:3');
  project.commit('one');
  project.change('a:4');
  const plan = await project.planned();
  expect(plan.workloads).toEqual([
    expect.objectContaining({
      verdict: 'rollout',
      causes: [expect.objectContaining({ from: 'a:2', to: 'a:4' })],
      revision: { from: 2, to: 3 },
      undo: [
        { number: 2, changeCause: 'a:2', missing: [] },
        { number: 1, changeCause: 'a:1', missing: [] },
      ],
      file: 'dist/default.k8s.yaml',
      line: 1,
      target: 'default',
    }),
  ]);
});

test('going back to what the cluster still holds is a rollback to its ReplicaSet', async () => {
  project.releaseImages('a:1', 'a:2');
  project.change('a:1');
  const [workload] = (await project.planned()).workloads;
  expect(workload).toMatchObject({
    verdict: 'rollback',
    revision: { from: 2, to: 3 },
    replicaSet: { reused: true },
  });
});

test('both sides may be revisions of Git, each with the history of its commit', async () => {
  project.releaseImages('a:1', 'a:2', 'a:3');
  project.change('a:4');
  const [workload] = (await project.planned('--base', 'HEAD~2:dist', '--head', 'HEAD~1:dist')).workloads;
  expect(workload).toMatchObject({
    causes: [{ from: 'a:1', to: 'a:2' }],
    revision: { from: 1, to: 2 },
    file: 'dist/default.k8s.yaml',
  });
});

test('a head from elsewhere has nothing to do with the history of the project', async () => {
  project.releaseImages('a:1', 'a:2');
  project.write('other/web.yaml', stringify(web('a:9')));
  const [workload] = (await project.planned('--head', 'other')).workloads;
  expect(workload).toMatchObject({ verdict: 'rollout', file: 'other/web.yaml' });
  expect(workload?.revision).toEqual({ from: 2 });
});

test('a base that is no revision has the history up to its template', async () => {
  project.releaseImages('a:1', 'a:2', 'a:3');
  project.write('before.yaml', stringify(web('a:2')));
  const [workload] = (await project.planned('--base', 'before.yaml')).workloads;
  expect(workload).toMatchObject({ causes: [{ from: 'a:2', to: 'a:3' }], revision: { from: 2, to: 3 } });
});

test('a base that the history does not know says nothing of numbers and undos', async () => {
  project.releaseImages('a:1');
  project.write('before.yaml', stringify(web('b:1')));
  const [workload] = (await project.planned('--base', 'before.yaml')).workloads;
  expect(workload).toMatchObject({ verdict: 'rollout' });
  expect([workload?.revision, workload?.undo]).toEqual([undefined, undefined]);
});

test('what Helm renders comes from standard input, without a project', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plain-'));
  project.write('before.yaml', stringify(web('a:1')));
  const { code, out, err } = await call(
    ['plan', '--base', join(project.folder, 'before.yaml'), '--head', '-', '-o', 'json'],
    { cwd: folder, stdin: () => stringify(web('a:2')) },
  );
  rmSync(folder, { recursive: true });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const [workload] = (JSON.parse(out) as PlanDocument).workloads;
  expect(workload).toMatchObject({ verdict: 'rollout', line: 1 });
  expect(Object.keys(workload ?? {})).not.toContain('file');
  expect(out).not.toContain(project.folder);
});

test('flags beat the settings of the project, which beat the defaults', async () => {
  project.releaseImages('a:1');
  project.change('a:2');
  project.write('cdk8s.yaml', 'app: x\nrollout:\n  kubernetes: 1.34\n  apply: server\n  podStart: 9s\n');
  const { kubernetes, assumptions } = await project.planned('--pod-stop', '1m');
  expect({ kubernetes, ...assumptions }).toMatchObject({
    kubernetes: '1.34',
    apply: 'server',
    podStartSeconds: 9,
    podStopSeconds: 60,
  });
  const flagged = await project.planned('--kubernetes', '1.36', '--apply', 'client', '--pod-start', '1s');
  expect({ kubernetes: flagged.kubernetes, ...flagged.assumptions }).toMatchObject({
    kubernetes: '1.36',
    apply: 'client',
    podStartSeconds: 1,
    podStopSeconds: 2,
  });
});

test('a manifest that no synthesis wrote has no number, and what it could be undone to is not known', async () => {
  project.releaseImages('a:1', 'a:2');
  project.change('a:3');
  project.write('dist/default.k8s.yaml', project.read('dist/default.k8s.yaml').replaceAll('a:3', 'a:4'));
  const { workloads } = await project.planned();
  expect(workloads).toEqual([
    expect.objectContaining({ verdict: 'rollout', causes: [expect.objectContaining({ to: 'a:4' })] }),
  ]);
  expect(workloads[0]?.revision).toEqual({ from: 2 });
  expect(workloads[0]).not.toHaveProperty('undo');
});

test('-n says where objects go that name no namespace, and what has none stays without', async () => {
  const objects = (namespace?: string) =>
    [web('a:1'), { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } }].map((object) =>
      namespace === undefined || object.kind === 'Namespace'
        ? object
        : { ...object, metadata: { ...(object.metadata as object), namespace } },
    );
  const text = (namespace?: string) =>
    objects(namespace)
      .map((object) => stringify(object))
      .join('---\n');
  project.write('before.yaml', text('shop'));
  project.write('after.yaml', text());
  const apart = await project.planned('--base', 'before.yaml', '--head', 'after.yaml');
  expect(apart.workloads.map(({ verdict }) => verdict)).toEqual(['create', 'delete']);
  const same = await project.planned('--base', 'before.yaml', '--head', 'after.yaml', '-n', 'shop');
  expect(same.workloads.map(({ verdict, namespace }) => ({ verdict, namespace }))).toEqual([
    { verdict: 'unchanged', namespace: 'shop' },
  ]);
  expect(same.summary.objects.unchanged).toBe(1);
});

describe('exit codes', () => {
  test.each<[what: string, image: string, spec: object, flags: readonly string[], code: number]>([
    ['0 when nothing changes', 'a:1', {}, ['--exit-code'], 0],
    ['0 when something changes and nobody asked', 'a:2', {}, [], 0],
    ['2 when something changes and --exit-code asks', 'a:2', {}, ['--exit-code'], 2],
    ['2 when only the size changes', 'a:1', { replicas: 5 }, ['--exit-code'], 2],
    ['3 when the API server would refuse', 'a:2', { replicas: -1 }, [], 3],
    ['3 rather than 2', 'a:2', { replicas: -1 }, ['--exit-code'], 3],
  ])('%s', async (_, image, spec, flags, code) => {
    project.releaseImages('a:1');
    project.change(image, spec);
    expect((await project.call(['plan', ...flags])).code).toBe(code);
  });
});

describe('each report is of the same plan', () => {
  beforeEach(() => {
    project.releaseImages('a:1');
    project.change('a:2');
  });

  test.each([
    ['text', /^rollout +deployment\.apps\/web {2}dist\/default\.k8s\.yaml:1\n[\s\S]*\nPlan: 1 rollout\n$/],
    ['markdown', /^<!-- cdk8s-rollout plan -->\n\n### Plan: 1 rollout\n/],
    ['svg', /^<svg [\s\S]*<title id="title">Plan: 1 rollout. Pods over time<\/title>[\s\S]*<\/svg>\n$/],
    ['html', /^<!doctype html>[\s\S]*<h1>Plan: 1 rollout<\/h1>[\s\S]*<\/html>\n$/],
  ])('%s', async (format, expected) => {
    const { code, out, err } = await project.call(['plan', '-o', format]);
    expect({ code, err }).toEqual({ code: 0, err: expect.stringMatching(NOTE) });
    expect(out).toMatch(expected);
  });

  test('twice is the same to the byte', async () => {
    for (const format of ['text', 'json', 'markdown', 'svg', 'html']) {
      const [once, again] = [await project.call(['plan', '-o', format]), await project.call(['plan', '-o', format])];
      expect(again.out).toBe(once.out);
    }
  });

  test('--id marks the comment, --theme fixes the colours', async () => {
    expect((await project.call(['plan', '-o', 'markdown', '--id', 'prod'])).out).toMatch(
      /^<!-- cdk8s-rollout plan prod -->\n/,
    );
    expect((await project.call(['plan', '-o', 'svg', '--theme', 'dark'])).out).not.toContain('prefers-color-scheme');
  });
});
