import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chart } from 'cdk8s';
import { App, ConfigMap } from '../../lib';
import { findKubectl } from '../control-plane/binaries';

interface Rendered {
  readonly metadata: { readonly name: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly binaryData?: Readonly<Record<string, string>>;
}

/** The ConfigMap that kubectl itself makes; the keys' bytes come from files. */
function fromKubectl(files: Readonly<Record<string, Buffer>>): Rendered {
  const kubectl = findKubectl();
  if (kubectl === undefined) throw new Error('kubectl is not built: npm run test:cluster');
  const folder = mkdtempSync(join(tmpdir(), 'append-hash-'));
  try {
    const flags = Object.entries(files).map(([key, bytes], index) => {
      const path = join(folder, `file-${index}`);
      writeFileSync(path, bytes);
      return `--from-file=${key}=${path}`;
    });
    const args = ['create', 'configmap', 'cfg', '--append-hash', '--dry-run=client', '-o', 'json', ...flags];
    const { stdout, stderr } = spawnSync(kubectl, args, { encoding: 'utf8', env: { KUBECONFIG: '/dev/null' } });
    expect(stderr).toBe('');
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.each<readonly [string, Readonly<Record<string, Buffer | string>>]>([
  ['no data', {}],
  ['an empty value', { b: '' }],
  ['plain text', { 'app.conf': 'level=info\nport=80\n', b: '' }],
  ['text without a last newline, and with trailing spaces', { a: 'x  \n\n  y', B: ' ' }],
  ['characters of HTML', { page: '<a href="x">&amp;</a>\u2028\u2029' }],
  ['control characters', { raw: '\u0001\b\f\t\u007f"\\/' }],
  ['characters outside the first plane', { emoji: '\u{1F600}\uffee\ufffd', 'a-umlaut': 'ä' }],
  ['bytes that are no text', { text: 'x', bytes: Buffer.from([0xff, 0xfe, 0, 1]) }],
  ['no text at all', { bytes: Buffer.from([0x80]) }],
])('a ConfigMap of %s is the one that `kubectl create configmap --append-hash` makes', (_, files) => {
  const given = Object.entries(files);
  const isText = (value: Buffer | string): value is string => typeof value === 'string';
  const chart = new Chart(new App(), 'chart');
  const config = new ConfigMap(chart, 'Config', {
    name: 'cfg',
    data: Object.fromEntries(given.flatMap(([key, value]) => (isText(value) ? [[key, value]] : []))),
    binaryData: Object.fromEntries(
      given.flatMap(([key, value]) => (isText(value) ? [] : [[key, value.toString('base64')]])),
    ),
  });
  const [rendered] = chart.toJson() as Rendered[];
  const theirs = fromKubectl(Object.fromEntries(given.map(([key, value]) => [key, Buffer.from(value)])));
  expect({ name: rendered?.metadata.name, data: rendered?.data, binaryData: rendered?.binaryData }).toEqual({
    name: theirs.metadata.name,
    data: theirs.data,
    binaryData: theirs.binaryData,
  });
  expect(config.resourceName).toBe(theirs.metadata.name);
});
