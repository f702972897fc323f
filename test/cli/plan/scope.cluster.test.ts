import { isClusterScoped } from '../../../lib/cli/plan/scope';
import { useControlPlane } from '../../control-plane/jest/use-cluster';
import { runKubectl } from '../../control-plane/kubectl';

const cluster = useControlPlane();

test('a kind has a namespace where the API server says so', async () => {
  const args = ['api-resources', '--no-headers', '-o', 'wide', '--sort-by=kind'];
  const { stdout } = await runKubectl(cluster().connection, args);
  const kinds = stdout
    .trimEnd()
    .split('\n')
    // Other suites define kinds of their own in this control plane.
    .filter((line) => !line.includes('.example.com/'))
    .map((line) => /(\S+) +(true|false) +(\S+) +\S+(?: +\S*)?$/.exec(line) ?? []);
  expect(kinds.length).toBeGreaterThan(60);
  const said = kinds.map(([, apiVersion, isNamespaced, kind]) => [apiVersion, kind, isNamespaced === 'false']);
  const known = kinds.map(([, apiVersion, , kind]) => [apiVersion, kind, isClusterScoped({ apiVersion, kind })]);
  expect(known).toEqual(said);
});
