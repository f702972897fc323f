import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ApiObject, Chart, Lazy, App as PlainApp, YamlOutputType } from 'cdk8s';
import { Construct } from 'constructs';
import { App, type AppProps } from '../../lib/constructs/app';
import { compatibilityOf, minorOf } from '../../lib/constructs/app-options';
import { RolloutError } from '../../lib/constructs/error';
import { setTarget, targetOf } from '../../lib/constructs/target';

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'app-'));
});
afterEach(() => rmSync(outdir, { recursive: true, force: true }));

const newApp = (props: AppProps = {}) => new App({ outdir, kubernetes: '1.36', ...props });

function object(scope: Construct, id: string, name: string, rest: object = {}): ApiObject {
  return new ApiObject(scope, id, { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name }, ...rest });
}

function problemsOf(act: () => unknown) {
  try {
    act();
  } catch (error) {
    return (error as RolloutError).problems;
  }
  throw new Error('nothing was refused');
}

describe('options', () => {
  test('constructs learn the minor and the compatibility of their App', () => {
    const chart = new Chart(newApp({ kubernetes: 'v1.34.2', compatibility: 'cdk8s-plus' }), 'chart');
    expect([minorOf(chart), compatibilityOf(chart)]).toEqual(['1.34', 'cdk8s-plus']);
  });

  test('an unknown minor and an unknown compatibility are told at once', () => {
    const props = { kubernetes: '2.0', compatibility: 'cdk8s' } as unknown as AppProps;
    expect(problemsOf(() => newApp(props))).toEqual([
      { message: 'App: no such compatibility', value: 'cdk8s', allowed: "'cdk8s-plus', or leave it out" },
      {
        path: '',
        message: expect.stringMatching(/^Kubernetes "2\.0" is not known: give a minor from 1\.\d+ to 1\.\d+$/),
      },
    ]);
  });

  test.each([
    ['cdk8s.yaml', 'app: x\nrollout:\n  kubernetes: 1.34\n', '1.34'],
    ['rollout.yaml', 'kubernetes: 1.33\n', '1.33'],
    ['other.yaml', 'kubernetes: 1.33\n', '1.36'],
  ])('the minor comes from %s in the working directory', (file, text, minor) => {
    writeFileSync(join(outdir, file), text);
    const back = process.cwd();
    process.chdir(outdir);
    try {
      expect(minorOf(new App())).toBe(minor);
      expect(minorOf(new App({ kubernetes: '1.35' }))).toBe('1.35');
      writeFileSync(join(outdir, 'cdk8s.yaml'), 'rollout: {kubernetes: 9}');
      expect(() => new App()).toThrow('cdk8s.yaml:1: rollout.kubernetes is not a Kubernetes minor that is known');
    } finally {
      process.chdir(back);
    }
  });
});

describe('targets', () => {
  test('a chart is applied to what it says, what a chart around it says, what its App says, else to default', () => {
    const app = newApp({ target: 'staging' });
    const chart = new Chart(app, 'chart');
    const inner = new Chart(chart, 'inner');
    expect(targetOf(inner)).toBe('staging');
    setTarget(chart, 'prod');
    expect([targetOf(app), targetOf(chart), targetOf(inner)]).toEqual(['staging', 'prod', 'prod']);
    expect(targetOf(new Chart(newApp(), 'chart'))).toBe('default');
    expect(targetOf(new Chart(new PlainApp(), 'chart'))).toBe('default');
  });

  test.each(['', 'Prod', 'a/b', '..', '-a', 'a'.repeat(64)])('%j is refused', (target) => {
    expect(() => newApp({ target })).toThrow('this target cannot be used');
    expect(() => setTarget(new Chart(newApp(), 'chart'), target)).toThrow(`value: ${JSON.stringify(target)}`);
  });
});

describe('one identity', () => {
  const twice = (kind: string, apiVersion: string, namespace?: string) => (app: App) => {
    object(new Chart(app, 'one'), 'a', 'web');
    object(new Chart(app, 'two'), 'b', 'web', {
      kind,
      apiVersion,
      metadata: { name: 'web', ...(namespace === undefined ? {} : { namespace }) },
    });
  };

  test.each([
    ['another kind', twice('StatefulSet', 'apps/v1')],
    ['another group', twice('Deployment', 'example.com/v1')],
    ['another namespace', twice('Deployment', 'apps/v1', 'web')],
  ])('%s is another object', (_, build) => {
    const app = newApp();
    build(app);
    expect(() => app.synth()).not.toThrow();
  });

  test('another version is the same object, and both constructs are named', () => {
    const app = newApp();
    twice('Deployment', 'apps/v2')(app);
    expect(problemsOf(() => app.synth())).toEqual([
      {
        path: 'two/b',
        message: 'deployment.apps/web is made by one/a, too',
        fix: "give one of them another name or namespace; if they go to different clusters, say so: setTarget(chart, 'prod')",
      },
    ]);
    expect(problemsOf(() => app.synthYaml())).toHaveLength(1);
    setTarget(app.node.findChild('two') as Chart, 'prod');
    expect(() => app.synth()).not.toThrow();
  });

  test('two objects that cdk8s would write to one file are refused', () => {
    const app = newApp({ yamlOutputType: YamlOutputType.FILE_PER_RESOURCE });
    twice('Deployment', 'apps/v1', 'web')(app);
    expect(problemsOf(() => app.synth())).toEqual([
      {
        path: 'two/b',
        message: 'Deployment.web.k8s.yaml would be overwritten: one/a is written to it, too',
        fix: 'choose another yamlOutputType, such as FILE_PER_CHART, or give one of them another name',
      },
    ]);
  });
});

describe('errors', () => {
  test('all that constructs find wrong, and a cycle, are told at once, and nothing is written', () => {
    const app = newApp({ outdir: join(outdir, 'dist') });
    const chart = new Chart(app, 'chart');
    const [a, b] = [object(chart, 'a', 'a'), object(chart, 'b', 'b')];
    a.addDependency(b);
    b.addDependency(a);
    a.node.addValidation({ validate: () => ['is wrong', 'and more'] });
    b.node.addValidation({
      validate: () => {
        throw new RolloutError([{ path: 'chart/b', message: 'is odd', value: 3 }]);
      },
    });
    chart.node.addValidation({
      validate: () => {
        throw new Error('cannot be judged');
      },
    });
    expect(problemsOf(() => app.synth())).toEqual([
      { path: 'chart', message: 'cannot be judged' },
      { path: 'chart/a', message: 'is wrong' },
      { path: 'chart/a', message: 'and more' },
      { path: 'chart/b', message: 'is odd', value: 3 },
      { message: 'Dependency cycle detected: chart/a => chart/b => chart/a', fix: expect.any(String) },
    ]);
    expect(readdirSync(outdir)).toEqual([]);
  });

  test('all objects that cannot be rendered are told at once, and nothing is written', () => {
    const app = newApp();
    const chart = new Chart(app, 'chart');
    object(chart, 'good', 'good');
    object(chart, 'a', 'a', { spec: { since: new Date(0) } });
    object(chart, 'b', 'b', {
      spec: Lazy.any({
        produce: () => {
          throw new Error('no spec');
        },
      }),
    });
    expect(problemsOf(() => app.synth())).toEqual([
      { path: 'chart/a', message: "can't render non-simple object of type 'Date'" },
      { path: 'chart/b', message: 'no spec' },
    ]);
    expect(readdirSync(outdir)).toEqual([]);
  });

  test('what validation finds and what cannot be rendered are told at once', () => {
    const app = newApp();
    const chart = new Chart(app, 'chart');
    object(chart, 'a', 'a').node.addValidation({ validate: () => ['is wrong'] });
    object(chart, 'b', 'b', { spec: { since: new Date(0) } });
    expect(problemsOf(() => app.synth())).toEqual([
      { path: 'chart/a', message: 'is wrong' },
      { path: 'chart/b', message: "can't render non-simple object of type 'Date'" },
    ]);
  });

  test('what depends on itself is refused, where cdk8s leaves it out', () => {
    const app = newApp();
    const chart = new Chart(app, 'chart');
    chart.addDependency(chart);
    expect(() => app.synth()).toThrow('Dependency cycle detected: chart => chart');
  });

  test('a dependency on what stands in no chart is refused', () => {
    const app = newApp();
    const outside = new Construct(app, 'outside');
    object(new Chart(app, 'chart'), 'a', 'a').addDependency(outside);
    expect(() => app.synth()).toThrow('chart/a: depends on "outside", but "outside" stands in no chart');
  });

  test('a file that cannot be written is named', () => {
    const app = newApp({ outdir: join(outdir, 'file') });
    writeFileSync(join(outdir, 'file'), '');
    new Chart(app, 'chart');
    expect(() => app.synth()).toThrow(
      `the output cannot be written: EEXIST: file already exists, mkdir '${join(outdir, 'file')}'`,
    );
  });
});

describe('synthesis', () => {
  test('a second one gives the same bytes and writes nothing', () => {
    const app = newApp();
    object(new Chart(app, 'chart'), 'a', 'a');
    app.synth();
    const file = join(outdir, 'chart.k8s.yaml');
    const [bytes, { ino }] = [readFileSync(file, 'utf8'), statSync(file)];
    app.synth();
    expect([readFileSync(file, 'utf8'), statSync(file).ino]).toEqual([bytes, ino]);
    expect(app.synthYaml()).toBe(bytes);
  });

  test('it leaves the dependencies of constructs as they are', () => {
    const app = newApp();
    const [a, b] = [object(new Chart(app, 'one'), 'a', 'a'), object(new Chart(app, 'two'), 'b', 'b')];
    a.addDependency(b);
    expect(app.charts.map(({ node }) => node.id)).toEqual(['two', 'one']);
    app.synth();
    expect(readdirSync(outdir).sort()).toEqual(['0000-two.k8s.yaml', '0001-one.k8s.yaml']);
    expect(Chart.of(a).node.dependencies).toEqual([]);
  });

  test.each([YamlOutputType.FILE_PER_CHART, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE])(
    'a chart that renders itself in its own way is written as cdk8s writes it, output type %i',
    (yamlOutputType) => {
      class Reversed extends Chart {
        override toJson(): unknown[] {
          return [...super.toJson().reverse(), undefined];
        }
      }
      const texts = [App, PlainApp].map((make) => {
        rmSync(outdir, { recursive: true });
        const app = new make({ outdir, yamlOutputType });
        const chart = new Reversed(app, 'chart');
        object(chart, 'a', 'a');
        object(chart, 'b', 'b');
        app.synth();
        const files = readdirSync(outdir, { recursive: true, encoding: 'utf8' }).filter((path) =>
          path.endsWith('.yaml'),
        );
        return files.sort().map((path) => readFileSync(join(outdir, path), 'utf8'));
      });
      expect(texts[0]).toEqual(texts[1]);
      expect(texts[0]).not.toEqual([]);
    },
  );
});

describe('as a program', () => {
  /** Runs a program that may use `App`, `Chart`, `ApiObject`, as a person runs theirs. */
  function run(body: string, env: Record<string, string> = {}) {
    const program = `import { App } from ${JSON.stringify(resolve('lib/constructs/app'))};
      import { ApiObject, Chart } from ${JSON.stringify(resolve('node_modules/cdk8s'))};
      const add = (chart: Chart, id: string, kind: string, apiVersion: string) =>
        new ApiObject(chart, id, { apiVersion, kind, metadata: { name: id } });
      ${body}`;
    writeFileSync(join(outdir, 'main.ts'), program);
    const { JEST_WORKER_ID: _, ...rest } = process.env;
    const ran = spawnSync(
      process.execPath,
      ['--import', resolve('node_modules/tsx/dist/loader.mjs'), join(outdir, 'main.ts')],
      {
        cwd: outdir,
        encoding: 'utf8',
        env: { ...rest, ...env },
      },
    );
    return { status: ran.status, stdout: ran.stdout, stderr: ran.stderr };
  }

  test('synth says on stderr which files it wrote, with their objects as kubectl names them', () => {
    const ran = run(`const app = new App();
      const chart = new Chart(app, 'ngx');
      add(chart, 'ngx-dep', 'Deployment', 'apps/v1');
      add(chart, 'ngx-svc', 'Service', 'v1');
      new Chart(app, 'empty');
      app.synth();
      app.synth();`);
    const lines = (outcome: string) =>
      `${join('dist', 'ngx.k8s.yaml')}  ${outcome}\n  deployment.apps/ngx-dep\n  service/ngx-svc\n${join('dist', 'empty.k8s.yaml')}  ${outcome}\n`;
    expect(ran).toEqual({ status: 0, stdout: '', stderr: lines('written') + lines('unchanged') });
  });

  test('an error is its message alone; with CDK8S_ROLLOUT_DEBUG, where it was thrown, too', () => {
    const body = `const app = new App();
      add(new Chart(app, 'one'), 'a', 'Service', 'v1');
      add(new Chart(app, 'two'), 'a', 'Service', 'v1');
      app.synth();`;
    expect(run(body)).toEqual({
      status: 1,
      stdout: '',
      stderr: `error: two/a: service/a is made by one/a, too
  fix: give one of them another name or namespace; if they go to different clusters, say so: setTarget(chart, 'prod')
`,
    });
    expect(run(body, { CDK8S_ROLLOUT_DEBUG: '1' }).stderr).toContain('at App.synth');
  });

  test('other errors, and programs that catch them, are left alone', () => {
    expect(run(`new App(); throw new TypeError('mine');`).stderr).toMatch(/TypeError: mine\n {4}at /);
    const caught = `process.on('uncaughtException', (error) => console.log('caught', error.name));
      new App({ kubernetes: '7' });`;
    expect(run(`new App(); ${caught}`)).toEqual({ status: 0, stdout: 'caught RolloutError\n', stderr: '' });
  });
});
