import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { ConfigMap, Deployment, Volume } from '../../lib';
import { VERSIONED } from '../../lib/constructs/config-map';
import { appendHash } from '../../lib/kubernetes/append-hash';
import { chartWith, rendered } from './render';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'));
  writeFileSync(join(folder, 'a.conf'), 'text é');
  writeFileSync(join(folder, 'b.bin'), Buffer.from([0xff, 0x00]));
  mkdirSync(join(folder, 'below'));
  writeFileSync(join(folder, 'below', 'c.conf'), 'not taken');
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the name carries the hash of the data and the object is immutable', () => {
  const config = new ConfigMap(chartWith(), 'conf', { name: 'foo', data: { a: '1' } });
  expect(rendered(config)).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'foo-k6f6d7gm92' },
    data: { a: '1' },
    immutable: true,
  });
  expect(config).toMatchObject({
    name: 'foo-k6f6d7gm92',
    resourceName: 'foo-k6f6d7gm92',
    baseName: 'foo',
    versioned: true,
  });
  expect(config.node.defaultChild).toHaveProperty([VERSIONED], true);
});

test('one that is not versioned keeps its name and may change', () => {
  const config = new ConfigMap(chartWith(), 'conf', { name: 'foo', versioned: false });
  config.addData('a', '1');
  expect(rendered(config)).toEqual({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'foo' },
    data: { a: '1' },
    immutable: false,
  });
  expect(config.node.defaultChild).not.toHaveProperty([VERSIONED]);
});

test('files and folders are taken as kubectl takes them: bytes that are no UTF-8 become binary data', () => {
  const config = new ConfigMap(chartWith(), 'conf', {
    name: 'foo',
    files: { renamed: join(folder, 'a.conf') },
    directories: [folder],
  });
  expect(config.data).toEqual({ renamed: 'text é', 'a.conf': 'text é' });
  expect(config.binaryData).toEqual({ 'b.bin': '/wA=' });
});

test('files as a list are called as they are', () => {
  expect(new ConfigMap(chartWith(), 'conf', { name: 'foo', files: [join(folder, 'a.conf')] }).data).toEqual({
    'a.conf': 'text é',
  });
});

test('bytes and their base64 are the same', () => {
  const bytes = new ConfigMap(chartWith(), 'conf', { name: 'foo', binaryData: { k: Uint8Array.of(0xff, 0) } });
  const base64 = new ConfigMap(chartWith(), 'conf', { name: 'foo', binaryData: { k: '/wA=' } });
  expect(rendered(bytes)).toEqual(rendered(base64));
});

test('the name is what appendHash says of what is rendered, whatever the data', () => {
  const key = fc.stringMatching(/^[-._a-zA-Z0-9]{1,20}$/).filter((text) => !text.startsWith('.') && !(text in {}));
  const data = fc.dictionary(key, fc.string({ unit: 'grapheme' }), { maxKeys: 5 });
  fc.assert(
    fc.property(data, (data) => {
      const json = rendered(new ConfigMap(chartWith(), 'conf', { name: 'foo', data })) as {
        metadata: object;
        data?: object;
      };
      expect(json.metadata).toEqual({ name: `foo-${appendHash({ kind: 'ConfigMap', name: 'foo', data })}` });
      expect(json.data ?? {}).toEqual({ ...data });
    }),
  );
});

test('values that are all empty are data, too', () => {
  const empty = { z: '', a: '' };
  expect(rendered(new ConfigMap(chartWith(), 'conf', { name: 'foo', data: empty }))).toMatchObject({ data: empty });
  expect(rendered(new ConfigMap(chartWith(), 'conf', { name: 'foo', binaryData: empty }))).toMatchObject({
    binaryData: empty,
  });
});

test('the volume is called as the base name, so that a new version changes one line of the pod template', () => {
  const chart = chartWith();
  const config = new ConfigMap(chart, 'conf', { name: 'foo', data: { a: '1' } });
  expect(config.asVolume()).toBe(config.asVolume());
  expect(config.asVolume().name).toBe('foo');
});

test.each([
  ['with dots', 'my.conf'],
  ['too long for a volume', 'a'.repeat(100)],
  ['too long, with a dash where it is cut', `${'a'.repeat(51)}-${'b'.repeat(100)}`],
])('a name %s gives a volume name that Kubernetes takes', (_, name) => {
  const chart = chartWith();
  const config = new ConfigMap(chart, 'conf', { name });
  const web = new Deployment(chart, 'web', { name: 'web', containers: [{ image: 'x' }] });
  web.containers[0]?.mount('/etc/conf', config);
  expect(config.asVolume().name).toMatch(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);
  expect(rendered(web)).toBeDefined();
});

test('two long names that begin alike have different volumes', () => {
  const chart = chartWith();
  const [one, other] = ['1', '2'].map(
    (end) => new ConfigMap(chart, end, { name: 'a'.repeat(100) + end }).asVolume().name,
  );
  expect(one).not.toBe(other);
});

test('a volume of cdk8s-plus that loses the hash of a long name is an error, not a pod without its config', () => {
  const chart = chartWith();
  const config = new ConfigMap(chart, 'conf', { name: `${'a'.repeat(52)}.b` });
  const web = new Deployment(chart, 'web', { name: 'web', containers: [{ image: 'x' }] });
  web.containers[0]?.mount('/etc/conf', Volume.fromConfigMap(chart, 'volume', config));
  expect(() => rendered(web)).toThrow(/volume: this name is not allowed/);
});
