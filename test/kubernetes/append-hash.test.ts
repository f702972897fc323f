import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appendHash } from '../../lib/kubernetes/append-hash';

const kubectl = spawnSync('kubectl', ['version', '--client']).status === 0;
const withKubectl = kubectl ? test : test.skip;

/** What kubectl itself calls the ConfigMap; the keys' bytes come from files. */
function kubectlName(name: string, files: Readonly<Record<string, Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'append-hash-'));
  try {
    const flags = Object.entries(files).map(([key, bytes], index) => {
      const path = join(folder, `file-${index}`);
      writeFileSync(path, bytes);
      return `--from-file=${key}=${path}`;
    });
    const args = ['create', 'configmap', name, '--append-hash', '--dry-run=client', '-o', 'name', ...flags];
    const { stdout, stderr } = spawnSync('kubectl', args, { encoding: 'utf8' });
    expect(stderr).toBe('');
    return stdout.trim().replace('configmap/', '');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the hash of one key is the one that kubectl 1.36 gave', () => {
  expect(appendHash({ kind: 'ConfigMap', name: 'foo', data: { a: '1' } })).toBe('k6f6d7gm92');
});

test('immutable enters the hash only when it is set', () => {
  const plain = { kind: 'ConfigMap', name: 'foo', data: { a: '1' } } as const;
  expect(appendHash({ ...plain, immutable: true })).toBe('bgk4d8h464');
});

test('the order of keys does not matter', () => {
  const one = appendHash({ kind: 'ConfigMap', name: 'x', data: { a: '1', B: '2', '\u{1F600}': '3', '\uffee': '4' } });
  const other = appendHash({ kind: 'ConfigMap', name: 'x', data: { '\uffee': '4', '\u{1F600}': '3', B: '2', a: '1' } });
  expect(one).toBe(other);
});

withKubectl.each<readonly [string, Readonly<Record<string, string>>]>([
  ['no data', {}],
  ['plain text', { 'app.conf': 'level=info\nport=80\n', b: '' }],
  ['characters of HTML', { page: '<a href="x">&amp;</a>\u2028\u2029' }],
  ['control characters', { raw: '\u0001\b\f\t\u007f"\\/' }],
  ['characters outside the first plane', { emoji: '\u{1F600}\uffee\ufffd' }],
])('kubectl gives the same name for %s', (_, data) => {
  const files = Object.fromEntries(Object.entries(data).map(([key, text]) => [key, Buffer.from(text)]));
  expect(`cfg-${appendHash({ kind: 'ConfigMap', name: 'cfg', data })}`).toBe(kubectlName('cfg', files));
});

withKubectl('kubectl gives the same name for bytes that are no text', () => {
  const bytes = Buffer.from([0xff, 0xfe, 0, 1]);
  const ours = appendHash({
    kind: 'ConfigMap',
    name: 'cfg',
    data: { text: 'x' },
    binaryData: { bytes: bytes.toString('base64') },
  });
  expect(`cfg-${ours}`).toBe(kubectlName('cfg', { text: Buffer.from('x'), bytes }));
});
