import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chart, YamlOutputType } from 'cdk8s';
import { App, ConfigMap, CronJob, DaemonSet, StatefulSet, setTarget, Volume } from '../../../lib';
import { pause, release, restart, resume, undo } from '../../../lib/history';
import { addWeb, Project, refusal, WEB } from './project';

// Each test runs Git a dozen times.
jest.setTimeout(60_000);

let project: Project;
beforeEach(() => {
  project = new Project();
});
afterEach(() => project.remove());

const annotations = () => project.manifests().find(({ kind }) => kind === 'Deployment').metadata.annotations;

describe('a synthesis', () => {
  test('records the first revision, and says on the workload which it is', () => {
    project.synth({ changeCause: 'first' });
    const [revision] = project.history().revisions;
    expect(revision).toMatchObject({ number: 1, cause: 'first', minor: '1.36', limit: 10, config: [] });
    expect(annotations()).toEqual({
      'cdk8s-rollout/digest': revision?.digest,
      'cdk8s-rollout/revision': '1',
      'kubernetes.io/change-cause': 'first',
    });
    expect(project.git('status --short --untracked-files=all')).toBe(`?? dist/web.k8s.yaml\n?? ${WEB}\n`);
  });

  test('changes nothing when nothing has changed', () => {
    project.release({ config: 'a' });
    project.synth({ config: 'a' });
    expect(project.git('status --short')).toBe('');
  });

  test('replaces what is not released, so that trying things leaves no trail', () => {
    project.release({ image: 1, config: 'a' });
    const before = project.tree();
    project.synth({ image: 2, config: 'b' });
    project.synth({ image: 3, config: 'c' });
    expect(project.revisions()).toEqual(['2: 3', '1: 1']);
    expect(project.history().revisions[0]?.cause).toBe('image nginx:1.1 -> nginx:1.3, config web-conf a');
    project.synth({ image: 1, config: 'a' });
    expect(project.tree()).toEqual(before);
  });

  test('renumbers a template that comes back, as the controller does', () => {
    for (const image of [1, 2, 3, 1]) {
      project.release({ image });
    }
    expect(project.revisions()).toEqual(['4: 1', '3: 3', '2: 2']);
    expect(annotations()['cdk8s-rollout/revision']).toBe('4');
  });

  test('makes a missing output and a missing history again', () => {
    project.release({ image: 1 });
    project.release({ image: 2 });
    const before = project.tree();
    rmSync('dist', { recursive: true });
    rmSync('revisions', { recursive: true });
    project.synth({ image: 2 });
    expect(project.tree()).toEqual(before);
  });

  test('records StatefulSets and DaemonSets, also of plain cdk8s-plus, and each namespace and kind apart', () => {
    project.synth((app) => {
      const chart = new Chart(app, 'chart', { namespace: 'shop' });
      new StatefulSet(chart, 'Set', { name: 'db', containers: [{ image: 'postgres:17', portNumber: 5432 }] });
      new DaemonSet(chart, 'Agent', { name: 'db', containers: [{ image: 'agent:1' }] });
    });
    expect(Object.keys(project.tree()).filter((path) => path.startsWith('revisions'))).toEqual([
      'revisions/default/shop/daemonset.db.yaml',
      'revisions/default/shop/statefulset.db.yaml',
    ]);
  });
});

describe('retained config', () => {
  test('stands in a manifest of its own, for as many revisions as the limit keeps and six more', () => {
    for (let image = 1; image <= 12; image += 1) {
      project.release({ image, config: `v${image}`, revisionHistoryLimit: 2 });
    }
    expect(project.objects()).toHaveLength(2);
    expect(project.history().revisions.map(({ number }) => number)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4]);
    expect(project.objects('dist/web.retained.k8s.yaml')).toHaveLength(8);
    const [conf] = project.manifests('dist/web.retained.k8s.yaml');
    expect(conf).toMatchObject({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      immutable: true,
      data: { a: expect.any(String) },
    });
  });

  test('is what the main manifest held before, and is gone once nothing refers to it', () => {
    project.release({ config: 'a' });
    const [before] = project.manifests();
    project.synth({ config: 'b' });
    expect(project.manifests('dist/web.retained.k8s.yaml')).toEqual([before]);
    project.synth({ config: 'a' });
    expect(project.isThere('dist/web.retained.k8s.yaml')).toBe(false);
  });

  test('is rendered once when several workloads and a CronJob share it, and not where the code still renders it', () => {
    const shared = (text: string, job: string) => (app: App) => {
      const chart = new Chart(app, 'web');
      const conf = new ConfigMap(chart, 'Conf', { name: 'conf', data: { a: text } });
      const other = job === text ? conf : new ConfigMap(chart, 'Old', { name: 'conf', data: { a: job } });
      for (const name of ['one', 'two']) {
        const volumeMounts = [{ path: '/conf', volume: conf.asVolume() }];
        new StatefulSet(chart, name, { name, containers: [{ image: 'nginx:1.1', portNumber: 80, volumeMounts }] });
      }
      const volumeMounts = [{ path: '/conf', volume: Volume.fromConfigMap(chart, 'volume', other) }];
      new CronJob(chart, 'Job', {
        metadata: { name: 'job' },
        schedule: { expressionString: '0 0 * * *' } as never,
        containers: [{ image: 'nginx:1.1', volumeMounts }],
      });
    };
    project.release(shared('a', 'a'));
    project.release(shared('b', 'a'));
    expect(project.isThere('dist/web.retained.k8s.yaml')).toBe(false);
    project.release(shared('b', 'b'));
    expect(project.objects('dist/web.retained.k8s.yaml')).toHaveLength(1);
  });

  test.each([
    [YamlOutputType.FILE_PER_APP, ['dist/app.k8s.yaml', 'dist/app.retained.k8s.yaml']],
    [
      YamlOutputType.FILE_PER_RESOURCE,
      [
        'dist/ConfigMap.web-conf-HASH.k8s.yaml',
        'dist/ConfigMap.web-conf-HASH.k8s.yaml',
        'dist/Deployment.web.k8s.yaml',
      ],
    ],
    [
      YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
      [
        'dist/web/ConfigMap.web-conf-HASH.k8s.yaml',
        'dist/web/ConfigMap.web-conf-HASH.k8s.yaml',
        'dist/web/Deployment.web.k8s.yaml',
      ],
    ],
  ])('has files as %s has them', (yamlOutputType, files) => {
    project.release({ config: 'a' }, { yamlOutputType });
    rmSync('dist', { recursive: true });
    project.synth({ config: 'b' }, { yamlOutputType });
    const written = Object.keys(project.tree()).filter((path) => path.startsWith('dist'));
    expect(written.map((path) => path.replace(/conf-[a-z0-9]{10}/, 'conf-HASH'))).toEqual(files);
  });
});

describe('an undo', () => {
  test('renders the template and the config of the revision byte for byte, until it is released', () => {
    project.release({ image: 1, config: 'a', changeCause: 'one' });
    const old = project.read('dist/web.k8s.yaml');
    project.release({ image: 2, config: 'b', changeCause: 'two' });
    const bad = project.tree();
    project.change((history) => undo(history).history);
    project.synth({ image: 2, config: 'b', changeCause: 'two' });
    const [conf = '', deployment = ''] = old.split('---\n');
    const now = project.read('dist/web.k8s.yaml');
    expect(now).toContain(conf);
    expect(now.split('---\n').at(-1)?.split('  template:\n')[1]).toBe(deployment.split('  template:\n')[1]);
    expect(project.objects()).toEqual([
      expect.stringMatching(/^ConfigMap/),
      expect.stringMatching(/^ConfigMap/),
      'Deployment/web',
    ]);
    expect(project.revisions()).toEqual(['3: 1', '2: 2']);
    expect(annotations()).toMatchObject({
      'cdk8s-rollout/revision': '3',
      'kubernetes.io/change-cause': 'undo to revision 1: one',
    });
    project.synth({ image: 3, config: 'c' });
    expect(project.revisions()).toEqual(['3: 1', '2: 2']);
    project.change(release);
    project.synth({ image: 2, config: 'b', changeCause: 'two' });
    expect(project.tree()).toEqual(bad);
  });

  test('that was released goes back to the code as a revision of its own', () => {
    project.release({ image: 1 });
    project.release({ image: 2 });
    project.change((history) => undo(history).history);
    project.release({ image: 2 });
    project.change(release);
    project.release({ image: 2 });
    expect(project.revisions()).toEqual(['4: 2', '3: 1']);
  });
});

test('pause takes changes in without rolling out, and resume makes one revision of them', () => {
  project.release({ image: 1 });
  project.change(pause);
  project.release({ image: 2 });
  project.release({ image: 3 });
  expect(project.manifests()[0].spec.paused).toBe(true);
  expect(project.revisions()).toEqual(['2: 3 pending', '1: 1']);
  project.change(resume);
  project.release({ image: 3 });
  expect(project.manifests()[0].spec.paused).toBeUndefined();
  expect(project.revisions()).toEqual(['2: 3', '1: 1']);
});

test('a restart sets kubectl’s annotation, and lasts', () => {
  project.release({ image: 1 });
  project.change((history) => restart(history, '2025-01-01T10:00:00+01:00'));
  project.release({ image: 1 });
  expect(project.manifests()[0].spec.template.metadata.annotations).toEqual({
    'kubectl.kubernetes.io/restartedAt': '2025-01-01T10:00:00+01:00',
  });
  expect(project.history().revisions[0]).toMatchObject({ number: 2, cause: 'restart' });
  project.synth({ image: 2 });
  expect(project.manifests()[0].spec.template.metadata.annotations).toBeDefined();
});

describe('a workload that leaves the code', () => {
  const other = (app: App) => addWeb(app, { name: 'other' }, 'web');

  test('keeps its history and config, and begins anew when it comes back later', () => {
    project.release({ image: 1, config: 'a' });
    project.release({ image: 2, config: 'b' });
    project.release(other);
    expect(project.history()).toMatchObject({ left: true, revisions: [{ number: 2 }, { number: 1 }] });
    expect(project.objects('dist/web.retained.k8s.yaml')).toHaveLength(2);
    project.release({ image: 3 });
    expect(project.history().left).toBeUndefined();
    expect(project.revisions()).toEqual(['1: 3']);
  });

  test('and comes back before that is released never left', () => {
    project.release({ image: 1 });
    const before = project.tree();
    project.synth(other);
    project.synth({ image: 1 });
    expect(project.tree()).toEqual(before);
  });

  test('before it was ever released leaves nothing', () => {
    project.synth({ image: 1 });
    project.synth(other);
    expect(project.isThere(WEB)).toBe(false);
  });

  test('by another name is another workload', () => {
    project.release({ image: 1 });
    project.release(other);
    expect(project.history().left).toBe(true);
    expect(project.revisions('revisions/default/_/deployment.other.yaml')).toEqual(['1: 1']);
  });

  test('because another app writes it, too, is still in the code', () => {
    project.release((app) => addWeb(app, {}, 'first'));
    project.release(other);
    expect(project.history().left).toBeUndefined();
  });

  test('for another chart keeps its history', () => {
    project.release({ image: 1 });
    project.release((app) => addWeb(app, { image: 2 }, 'moved'));
    expect(project.revisions()).toEqual(['2: 2', '1: 1']);
    expect(project.history().manifest).toBe('dist/moved.k8s.yaml');
  });
});

describe('targets', () => {
  test('have histories of their own for the same names', () => {
    project.release((app) => {
      for (const target of ['dev', 'prod']) {
        setTarget(addWeb(app, { image: target === 'dev' ? 2 : 1, config: target }, target), target);
      }
    });
    expect(project.revisions('revisions/dev/_/deployment.web.yaml')).toEqual(['1: 2']);
    expect(project.revisions('revisions/prod/_/deployment.web.yaml')).toEqual(['1: 1']);
  });

  test('may each be an app of their own, which leaves the others alone', () => {
    project.release({ image: 1 }, { target: 'dev', outdir: 'dist/dev' });
    project.release({ image: 2 }, { target: 'prod', outdir: 'dist/prod' });
    project.release({ image: 3 }, { target: 'dev', outdir: 'dist/dev' });
    expect(project.revisions('revisions/dev/_/deployment.web.yaml')).toEqual(['2: 3', '1: 1']);
    expect(project.revisions('revisions/prod/_/deployment.web.yaml')).toEqual(['1: 2']);
  });

  test('two apps of one target that render the same workload are told', () => {
    project.release({ image: 1 }, { outdir: 'dist/one' });
    const before = project.tree();
    expect(refusal(() => project.synth({ image: 2 }, { outdir: 'dist/two' }))).toMatch(
      /^deployment\.apps\/web of target default is written to dist\/one\/web\.k8s\.yaml, too\n {2}fix: .*target: 'prod'/,
    );
    expect(project.tree()).toEqual(before);
  });
});

describe('where no history is written', () => {
  test('under jest, unless it is asked for', () => {
    const app = new App({ outdir: 'dist' });
    addWeb(app, {});
    app.synth();
    expect(Object.keys(project.tree())).toEqual(['cdk8s.yaml', 'dist/web.k8s.yaml']);
    expect(annotations()).toBeUndefined();
  });

  test('with `history: false`', () => {
    project.synth({}, { history: false });
    expect(project.isThere('revisions')).toBe(false);
  });

  test('with an output folder elsewhere; what is rendered there is what the history says', () => {
    project.release({ image: 1, config: 'a' });
    project.release({ image: 2, config: 'b' });
    project.change((history) => undo(history).history);
    const before = project.tree();
    const outdir = mkdtempSync(join(tmpdir(), 'elsewhere-'));
    try {
      project.synth({ image: 2, config: 'b' }, { outdir });
      expect(project.tree()).toEqual(before);
      const elsewhere = ['web.k8s.yaml', 'web.retained.k8s.yaml'].map((file) =>
        project.isThere(join(outdir, file)) ? project.read(join(outdir, file)) : undefined,
      );
      project.synth({ image: 2, config: 'b' });
      expect(elsewhere).toEqual([project.read('dist/web.k8s.yaml'), undefined]);
    } finally {
      rmSync(outdir, { recursive: true });
    }
  });
});

test('`synthYaml` says what the history says', () => {
  project.release({ image: 1, config: 'a' });
  project.release({ image: 2, config: 'b' });
  const app = new App({ history: true, frozen: false, kubernetes: '1.36', outdir: 'dist' });
  addWeb(app, { image: 2, config: 'b' });
  expect(app.synthYaml()).toBe(
    ['dist/web.k8s.yaml', 'dist/web.retained.k8s.yaml'].map((file) => project.read(file)).join('---\n'),
  );
});
