import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { PlanProject } from '../plan/repository';
import { workload } from '../scratch-project';
import { kubectl } from './live';

const WEB = { target: 'default', kind: 'Deployment', namespace: '', name: 'web' } as const;

let project: PlanProject;
beforeEach(() => {
  project = new PlanProject();
  project.release({ workloads: [workload('Deployment', 'web', 'nginx:1')] });
});
afterEach(() => project.remove());

/** Imports where cdk8s.yaml says where the manifests go; the folder is the same however it is written. */
async function imported(output: string, ...flags: readonly string[]) {
  project.write('cdk8s.yaml', `app: synthesize\noutput: ${output}\n`);
  project.commit('manifests');
  const { code, out, err } = await project.call(['import', ...flags, '--no-synth'], { kubectl });
  expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('deployment.apps/web imported from ');
  return project.history(WEB).manifest;
}

describe.each(['dist', './dist', 'dist/', './dist/', '.', './'])('where the output is %s', (output) => {
  test.each([
    ['the cluster', ['--cluster']],
    ['Git', []],
  ])('a history from %s names its manifest from the project', async (_, flags) => {
    rmSync(join(project.folder, 'revisions'), { recursive: true });
    expect(await imported(output, ...flags)).toBe('dist/default.k8s.yaml');
  });

  test.each([
    ['the cluster', ['--cluster']],
    ['Git', []],
  ])('from %s the history that is there is found', async (_, flags) => {
    expect(await imported(output, ...flags)).toBe('dist/default.k8s.yaml');
  });
});
