import { digestOf } from '../../../lib/history/digest';
import type { JsonObject } from '../../../lib/kubernetes/value';
import { ScratchProject, workload } from '../scratch-project';

const WEB = { target: 'default', kind: 'Deployment', namespace: '', name: 'web' } as const;

let project: ScratchProject;
beforeEach(() => {
  project = new ScratchProject();
  project.release({ workloads: [workload('Deployment', 'web', 'nginx:1', { cause: 'first' })] });
  project.release({ workloads: [workload('Deployment', 'web', 'nginx:2', { cause: 'second' })] });
});
afterEach(() => project.remove());

/** A cluster in which somebody went back to the first image: its first ReplicaSet is the third revision now. */
function kubectl([, resource = '']: readonly string[]) {
  const made = (image: string, revision: string, cause: string): JsonObject => {
    const { spec } = workload('Deployment', 'web', image);
    const annotations = { 'deployment.kubernetes.io/revision': revision, 'kubernetes.io/change-cause': cause };
    const ownerReferences = [{ uid: 'a', controller: true }];
    return { kind: 'ReplicaSet', metadata: { name: image, annotations, ownerReferences }, spec };
  };
  const { metadata, ...live } = workload('Deployment', 'web', 'nginx:1');
  const answers: Readonly<Record<string, JsonObject>> = {
    'deployments.apps': { ...live, metadata: { ...(metadata as JsonObject), uid: 'a' } },
    'replicasets.apps': { items: [made('nginx:2', '2', 'second'), made('nginx:1', '3', 'first')] },
    configmaps: { items: [] },
  };
  return { code: 0, out: JSON.stringify(answers[resource]), err: '' };
}

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
