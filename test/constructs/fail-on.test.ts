import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chart } from 'cdk8s';
import { App, type AppProps, Deployment, ignoreCheck, Probe, Service } from '../../lib/constructs';

let outdir: string;

beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'fail-on-'));
});

afterEach(() => {
  rmSync(outdir, { recursive: true });
});

/** A Deployment behind a Service. */
function app(props: AppProps, zeroDowntime: boolean, ignored = false): App {
  const made = new App({ outdir, history: false, ...props });
  const chart = new Chart(made, 'shop');
  const container = {
    image: 'registry.example.com/web:1.4.2',
    portNumber: 8080,
    readiness: Probe.fromHttpGet('/ready'),
  };
  const web = new Deployment(chart, 'Web', { name: 'web', replicas: 3, zeroDowntime, containers: [container] });
  new Service(chart, 'Service', { name: 'web', selector: web, ports: [{ port: 80, targetPort: 8080 }] });
  if (ignored) {
    ignoreCheck(web, 'no-prestop', 'keeps serving after SIGTERM');
  }
  return made;
}

test('without it nothing is checked but what the constructs find in themselves', () => {
  expect(() => app({}, false).synth()).not.toThrow();
  expect(readdirSync(outdir)).toEqual(['shop.k8s.yaml']);
});

test('a finding that is as grave is an error with the path of its construct, and nothing is written', () => {
  const synth = () => app({ failOn: 'warning' }, false).synth();
  expect(synth).toThrow(`\
shop/Web: no-prestop at spec.template.spec.containers[0]: container "main" is told to stop at the moment when its endpoint begins to be taken away: requests still reach it
  fix: let it sleep first: lifecycle.preStop.sleep.seconds of 5 to 15`);
  expect(synth).toThrow(/shop\/Web: pdb-missing at [^\n]*\n[\s\S]*shop\/Web: spread-missing at /);
  expect(readdirSync(outdir)).toEqual([]);
});

test('what is less grave is none', () => {
  expect(() => app({ failOn: 'error' }, false).synth()).not.toThrow();
  expect(() => app({ failOn: 'warning' }, true).synth()).not.toThrow();
  expect(() => app({ failOn: 'info' }, true).synth()).toThrow(/^shop\/Web: mutable-tag at /);
});

test('a suppression counts', () => {
  expect(() => app({ failOn: 'warning' }, false, true).synth()).toThrow(/^shop\/Web: pdb-missing/);
});

test('the files are those of an app that is not checked', () => {
  expect(app({ failOn: 'error' }, true).synthYaml()).toBe(app({}, true).synthYaml());
});

test('fails for a severity that there is not', () => {
  expect(() => app({ failOn: 'fatal' as 'error' }, true)).toThrow(
    'App: no such severity to fail on\n  value: "fatal"\n  allowed: error, warning, info',
  );
});
