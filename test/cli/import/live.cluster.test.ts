import { spawnSync } from 'node:child_process';
import type { KubectlRun } from '../../../lib/cli/import/kubectl';
import type { WorkloadKind } from '../../../lib/history';
import { useCluster } from '../../control-plane/jest/use-cluster';
import type { Namespace } from '../../control-plane/namespace';
import type { Called } from '../call';
import type { Code } from '../walks/code';
import { made } from '../walks/compare';
import { WalkRepository } from '../walks/repository';

const FIRST: Code = { image: 0, level: 0, sidecar: false, config: 0, replicas: 1, limit: 5, cause: 'first' };

const open: WalkRepository[] = [];

afterEach(() => {
  for (const each of open.splice(0)) {
    each.remove();
  }
});

describe.each<WorkloadKind>(['Deployment', 'StatefulSet', 'DaemonSet'])('what happened to a %s at night', (kind) => {
  const cluster = useCluster();
  let namespace: Namespace;
  let repository: WalkRepository;

  /** Three revisions, each with a config of its own, applied one by one. */
  async function threeRevisions(history: boolean): Promise<void> {
    namespace = await cluster().namespace();
    repository = new WalkRepository({ kind, name: 'web', group: 'web' }, FIRST);
    open.push(repository);
    for (const number of [1, 2, 3]) {
      repository.code = { ...FIRST, image: number, config: number, cause: `version ${number}` };
      repository.synth(history);
      repository.commit(`version ${number}`);
      await apply();
    }
  }

  async function apply(): Promise<void> {
    await namespace.apply(repository.manifests());
    await namespace.settled();
  }

  function importLive(...flags: readonly string[]): Promise<Called> {
    const kubectl = (args: readonly string[]): KubectlRun => {
      const { kubectl: program, kubeconfig } = cluster().connection;
      const env = { ...process.env, KUBECONFIG: kubeconfig };
      const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', env });
      return { code: status ?? 1, out: stdout, err: stderr };
    };
    return repository.call(['import', '--cluster', '-n', namespace.name, ...flags], { kubectl });
  }

  const live = () => namespace.kubectlOk(['rollout', 'history', `${kind}/web`]);
  const rollout = async (verb: string) => {
    await namespace.kubectlOk(['rollout', verb, `${kind}/web`]);
    await namespace.settled();
  };

  /** What the cluster runs is not touched by what is rendered. */
  async function applyChangesNoRevision(): Promise<void> {
    const before = (await made(namespace)).names;
    await apply();
    const { names, missing } = await made(namespace);
    expect(names).toEqual(before);
    expect(missing).toEqual([]);
  }

  test('an undo is taken into Git as a hold, and released there', async () => {
    await threeRevisions(true);
    await rollout('undo');
    expect(await importLive('--cause', 'version 3 was slow')).toMatchObject({
      code: 0,
      out: `${kind.toLowerCase()}.apps/web imported from the cluster: revisions 1 to 4, held at revision 4\n`,
    });
    expect(repository.history().desired.hold?.cause).toBe('version 3 was slow');
    await applyChangesNoRevision();
    expect((await repository.call(['history'])).out).toBe(await live());
    repository.commit('hold');
    expect((await repository.call(['release'])).code).toBe(0);
    repository.commit('release');
    await apply();
    expect((await repository.call(['history'])).out).toBe(await live());
    expect((await live()).match(/^\d+/gm)).toEqual(['1', '4', '5']);
  });

  test('a restart is taken into Git, and nothing is held', async () => {
    await threeRevisions(true);
    await rollout('restart');
    expect(await importLive()).toMatchObject({
      code: 0,
      out: `${kind.toLowerCase()}.apps/web imported from the cluster: revisions 1 to 4\n`,
    });
    expect(repository.history().desired.hold).toBeUndefined();
    await applyChangesNoRevision();
  });

  test('a history that begins late is that of the cluster', async () => {
    await threeRevisions(false);
    expect(await importLive()).toMatchObject({
      code: 0,
      out: `${kind.toLowerCase()}.apps/web imported from the cluster: revisions 1 to 3\n`,
    });
    await applyChangesNoRevision();
    expect((await repository.call(['history'])).out).toBe(await live());
    repository.commit('import');
    expect((await repository.call(['undo', '--to-revision=1'])).out).toContain('rolled back');
    repository.commit('undo');
    await apply();
    expect((await made(namespace)).missing).toEqual([]);
    expect((await live()).match(/^\d+/gm)).toEqual(['2', '3', '4']);
  });

  test('what the cluster does not have is said in the words of kubectl', async () => {
    namespace = await cluster().namespace();
    repository = new WalkRepository({ kind, name: 'web', group: 'web' }, FIRST);
    open.push(repository);
    repository.synth(false);
    expect(await importLive()).toEqual({
      code: 1,
      out: '',
      err: `error: Error from server (NotFound): ${kind.toLowerCase()}s.apps "web" not found\n`,
    });
  });
});
