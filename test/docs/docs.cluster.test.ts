import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useControlPlane } from '../control-plane/jest/use-cluster';
import { playOnCluster } from './cluster';

jest.setTimeout(300_000);

// Pods take a second, so that one sees them come; nobody waits for their minReadySeconds.
const cluster = useControlPlane({ podStart: 1000, podStop: 500, readyFor: 3_600_000 });

const documents = readdirSync('docs', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md'))
  .map((path) => join('docs', path))
  .filter((path) => readFileSync(path, 'utf8').includes('\n```console cluster'))
  .sort();

test.each(documents)('%s: kubectl prints what it shows (UPDATE_DOCS=1 writes it anew)', async (document) => {
  const { name } = await cluster().namespace();
  const { wrong, markdown } = playOnCluster(document, readFileSync(document, 'utf8'), cluster().connection, name);
  if (process.env.UPDATE_DOCS) {
    writeFileSync(document, markdown);
  } else {
    expect(wrong).toEqual([]);
  }
});

test('a document that lies about the cluster is found, and gets what was printed', async () => {
  const { name } = await cluster().namespace();
  const page = (printed: string) =>
    `# Page\n\n\`\`\`console cluster\n$ kubectl create namespace a --dry-run=client\n${printed}\`\`\`\n\nEnd.\n`;
  const truth = page('namespace/a created (dry run)\n');
  for (const lie of [page('namespace/other created\n'), page('')]) {
    const { wrong, markdown } = playOnCluster('a.md', lie, cluster().connection, name);
    expect(wrong).toEqual([expect.stringMatching(/^a.md:3: \$ kubectl create namespace/)]);
    expect(markdown).toBe(truth);
  }
  expect(playOnCluster('a.md', truth, cluster().connection, name)).toEqual({ wrong: [], markdown: truth });
});
