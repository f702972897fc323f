import { digestOf } from '../../../lib/history/digest';
import { ScratchProject, workload } from '../scratch-project';
import { kubectl } from './live';

const WEB = { target: 'default', kind: 'Deployment', namespace: '', name: 'web' } as const;

let project: ScratchProject;
beforeEach(() => {
  project = new ScratchProject();
  project.release({ workloads: [workload('Deployment', 'web', 'nginx:1', { cause: 'first' })] });
  project.release({ workloads: [workload('Deployment', 'web', 'nginx:2', { cause: 'second' })] });
});
afterEach(() => project.remove());

test.each([
  [[], 'first', 'as in the cluster: first'],
  [['--cause', 'the second was slow'], 'the second was slow', 'the second was slow'],
])('import --cluster %j tells the cause %j of the revision that it holds', async (flags, told, held) => {
  const { code, out, err } = await project.call(['import', '--cluster', 'deploy/web', ...flags], { kubectl });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toBe('deployment.apps/web imported from the cluster: revisions 2 to 3, held at revision 3\n');
  const { revisions, desired } = project.history(WEB);
  expect(revisions.map(({ number, cause }) => [number, cause])).toEqual([
    [3, told],
    [2, 'second'],
  ]);
  const digest = digestOf('Deployment', revisions[0]?.template ?? {}, '1.36');
  expect(desired.hold).toEqual({ digest, cause: held });
});
