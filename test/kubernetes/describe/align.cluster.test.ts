import { align } from '../../../lib/kubernetes/describe/align';
import { compareBytes } from '../../../lib/kubernetes/go-json';
import { useCluster } from '../../control-plane/jest/use-cluster';
import type { KubernetesObject } from '../../control-plane/objects';
import { random } from '../../control-plane/random';
import { report, runs, seed } from '../runs';

const CAUSES = [
  '',
  ' ',
  'image nginx:1 -> nginx:2',
  'two\nlines',
  'three\nlines\nhere\n',
  '\n',
  '\tbegins with a tab',
  'a\tb\tc',
  'a\t\tc',
  'line\n\tindented\n\tand\tcells',
  'vertical\vtab',
  'form\ffeed\tand tab',
  '\f\f',
  'carriage\rreturn',
  '日本語\t幅',
  '\u{1F600}\te\u0301\tx',
  'ünïcode',
  '\u001b[31mred\u001b[0m\tcell',
  '<b>&amp;</b>\tcell',
  'x'.repeat(200),
];

const labels = (name: string, revision: number) => ({ app: name, revision: `${revision}` });

const template = (name: string, revision: number) => ({
  metadata: { labels: labels(name, revision) },
  spec: { containers: [{ name: 'web', image: `nginx:${revision}` }] },
});

describe('a table of revisions', () => {
  const cluster = useCluster();

  test('is aligned as kubectl aligns it, whatever the change causes hold', async () => {
    const namespace = await cluster().namespace();
    const next = random(seed);
    const expected = new Map<string, string>();
    let count = 0;
    for (let index = 0; index < runs(60); index++) {
      const name = `web-${index}`;
      const deployment = await namespace.create<KubernetesObject>({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name },
        spec: {
          replicas: 0,
          // The controller makes no ReplicaSet of its own and leaves those that are there as they are.
          paused: true,
          revisionHistoryLimit: 1000,
          selector: { matchLabels: { app: name } },
          template: template(name, 0),
        },
      } as KubernetesObject);
      const first = Math.floor(next() * 100) + 1;
      const causes = Array.from(
        { length: 1 + Math.floor(next() * 8) },
        () => CAUSES[Math.floor(next() * CAUSES.length)],
      );
      for (const [offset, cause = ''] of causes.entries()) {
        const revision = first + offset;
        await namespace.create({
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          metadata: {
            name: `${name}-${revision}`,
            labels: labels(name, revision),
            annotations: {
              'deployment.kubernetes.io/revision': `${revision}`,
              ...(cause === '' ? {} : { 'kubernetes.io/change-cause': cause }),
            },
            ownerReferences: [
              { apiVersion: 'apps/v1', kind: 'Deployment', name, uid: deployment.metadata.uid, controller: true },
            ],
          },
          spec: {
            replicas: 0,
            selector: { matchLabels: labels(name, revision) },
            template: template(name, revision),
          },
        } as unknown as KubernetesObject);
        count++;
      }
      const rows = causes.map((cause, offset) => `${first + offset}\t${cause || '<none>'}\n`);
      expected.set(name, align(`REVISION\tCHANGE-CAUSE\n${rows.join('')}`));
    }
    await namespace.settled();
    const tables = [...expected].sort(([a], [b]) => compareBytes(a, b));
    const printed = await namespace.kubectlOk(['rollout', 'history', 'deployment']);
    const theirs = printed.split(/(?=^deployment\.apps\/)/m);
    expect(theirs).toEqual(tables.map(([name, table]) => `deployment.apps/${name} \n${table}\n`));
    report(`${theirs.length} tables of ${count} revisions aligned`);
  }, 300_000);
});
