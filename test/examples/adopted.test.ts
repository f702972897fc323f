import { resolve } from 'node:path';
import { rolls } from '../../lib/kubernetes';
import { manifests } from './manifests';
import { type Output, synthesize } from './synthesize';

const [before, main, pinned, versioned, finished] = ['before', 'main', 'pinned', 'versioned', 'finished'].map(
  (app) => synthesize(resolve('examples/adopted', `${app}.ts`)).first,
) as [Output, Output, Output, Output, Output];

/** What a live object can never change: each object's name, and the selector of a workload. */
function identities(output: Output): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(manifests(output)).map(([key, { spec }]) => [key, spec?.selector]));
}

/** The workloads whose pods are exchanged from one output to the next, as the model of the controllers says. */
function restarted(from: Output, to: Output): readonly string[] {
  const old = manifests(from);
  return Object.entries(manifests(to)).flatMap(([key, next]) => (rolls(old[key], next, '1.36')?.rolls ? [key] : []));
}

test('with other import lines and the option, an app of cdk8s-plus gives the same bytes', () => {
  expect(main).toEqual(before);
});

test('with its names and selectors written down, it still gives the same bytes', () => {
  expect(pinned).toEqual(before);
});

test('versioned config for one workload restarts that workload alone', () => {
  expect(restarted(pinned, versioned)).toEqual(['Deployment shop-web-c82705b0']);
});

test('without the option, a workload that says all that cdk8s-plus had said for it is not restarted', () => {
  // Later versions of cdk8s-plus also say that processes are not shared, which this library leaves to Kubernetes.
  const newer = require.resolve('cdk8s-plus-27').includes('cdk8s-plus-34') ? ['Deployment shop-web-c82705b0'] : [];
  expect(restarted(versioned, finished)).toEqual([...newer, 'Deployment shop-mailer-c814948d']);
});

test.each([
  ['versioned', versioned],
  ['finished', finished],
])('in %s each object that runs keeps its name and its selector', (_, output) => {
  expect(identities(output)).toMatchObject(identities(before));
});
