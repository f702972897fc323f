import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Revision } from '../../../lib/history';
import { call } from '../call';
import type { Code } from '../walks/code';
import { WalkRepository } from '../walks/repository';

const subject = { kind: 'Deployment', name: 'web', group: 'web' } as const;
const FIRST: Code = { image: 0, level: 0, sidecar: false, config: 0, replicas: 2, limit: 3 };

const open: WalkRepository[] = [];

function repository(): WalkRepository {
  const made = new WalkRepository(subject, FIRST);
  open.push(made);
  return made;
}

afterEach(() => {
  for (const each of open.splice(0)) {
    each.remove();
  }
});

function commit(repository: WalkRepository, code: Code, history: boolean): void {
  repository.code = code;
  repository.synth(history);
  repository.commit(`image ${code.image}`);
}

/** What the cluster knows of revisions. */
function known(revisions: readonly Revision[]) {
  return revisions.map(({ number, digest, cause, limit, cleanedUp, template, config }) => ({
    number,
    digest,
    cause,
    limit,
    cleanedUp,
    template,
    config,
  }));
}

const imported = (repository: WalkRepository) => known(repository.history().revisions);

test('a history that is imported from the log is the one that would have been recorded', async () => {
  const change = fc.record(
    {
      image: fc.nat(2),
      level: fc.nat(1),
      config: fc.nat(2),
      limit: fc.nat(3),
      cause: fc.constantFrom('one', 'two'),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
      const [recorded, late] = [repository(), repository()];
      for (const each of changes) {
        const code = { ...recorded.code, ...each };
        commit(recorded, code, true);
        commit(late, code, false);
      }
      const { code, err } = await late.call(['import']);
      expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
      expect(imported(late)).toEqual(known(recorded.history().revisions));
      expect(late.manifests()).toBe(recorded.manifests());
    }),
    { numRuns: 8 },
  );
}, 120_000);

test('it says from which commit each revision is, and what to commit', async () => {
  const late = repository();
  for (const image of [0, 1, 0]) {
    commit(late, { ...FIRST, image }, false);
  }
  const [, second, first] = late.git('log', '--format=%H').split('\n');
  const { out, err } = await late.call(['import', '--commit']);
  expect(out).toBe('deployment.apps/web imported from Git: revisions 2 to 3\n');
  expect(err).toContain('committed: deployment.apps/web: import its history from Git\n');
  expect(late.history().revisions.map(({ imported: from }) => from)).toEqual([first, second]);
  expect(late.git('status', '--porcelain')).toBe('');
});

test('what was synthesized before it was imported is taken in', async () => {
  const late = repository();
  for (const image of [0, 1]) {
    commit(late, { ...FIRST, image }, false);
  }
  late.synth();
  expect(imported(late).map(({ number }) => number)).toEqual([1]);
  await late.call(['import']);
  expect(imported(late).map(({ number }) => number)).toEqual([2, 1]);
});

test('without arguments all workloads are imported', async () => {
  const late = repository();
  commit(late, FIRST, false);
  const synthesize = () => ({ code: 0, text: '' });
  const { out } = await call(['import'], { cwd: late.folder, synthesize });
  expect(out).toBe('deployment.apps/web imported from Git: revision 1\n');
});

test.each<readonly [string, (repository: WalkRepository) => void, string]>([
  [
    'no commit',
    () => {},
    'error: no commit has dist/: there is nothing to import\n  fix: commit the manifests first\n',
  ],
  [
    'no repository',
    ({ folder }) => rmSync(join(folder, '.git'), { recursive: true }),
    'is in no repository of Git: there is no log to import from\n',
  ],
])('with %s there is nothing to import', async (_, prepare, message) => {
  const late = repository();
  prepare(late);
  const { code, err } = await late.call(['import']);
  expect(code).toBe(1);
  expect(err).toContain(message);
  expect(existsSync(join(late.folder, 'revisions/default'))).toBe(false);
});

test('a workload that is not in the manifests is refused', async () => {
  const late = repository();
  commit(late, FIRST, false);
  const { err } = await call(['import', 'deploy/wbe', 'job/x'], { cwd: late.folder });
  expect(err).toBe(
    'deployments.apps "wbe" is not in the manifests\njobs.batch have no history: only a Deployment, StatefulSet or DaemonSet has\n',
  );
});
