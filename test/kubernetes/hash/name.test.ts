import { revisionObject } from '../../../lib/kubernetes/hash/name';
import type { Minor } from '../../../lib/kubernetes/minor';

const nginx = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'nginx' },
  spec: {
    selector: { matchLabels: { app: 'nginx' } },
    template: {
      metadata: { labels: { app: 'nginx' } },
      spec: { containers: [{ name: 'nginx', image: 'nginx', resources: {} }] },
    },
  },
};

test.each<readonly [Minor, string]>([
  ['1.31', 'nginx-676b6c5bbc'],
  ['1.34', 'nginx-66686b6766'],
  ['1.35', 'nginx-56c45fd5ff'],
  ['1.36', 'nginx-7f8fbb96d'],
])('on %s, `kubectl create deployment nginx --image=nginx` makes the ReplicaSet %s', (minor, name) => {
  expect(revisionObject(nginx, minor)).toEqual({ kind: 'ReplicaSet', name, hash: name.slice('nginx-'.length) });
});

test('a collision count changes the hash, and zero is a count', () => {
  const names = [undefined, 0, 1, 2 ** 31 - 1].map((count) => revisionObject(nginx, '1.36', count)?.name);
  expect(new Set(names).size).toBe(4);
  expect(revisionObject({ ...nginx, status: { collisionCount: 1 } }, '1.36')?.name).toBe(names[2]);
});

test('the label of the controller does not enter the hash', () => {
  const labelled = structuredClone(nginx);
  Object.assign(labelled.spec.template.metadata.labels, { 'pod-template-hash': '7f8fbb96d' });
  expect(revisionObject(labelled, '1.36')?.name).toBe('nginx-7f8fbb96d');
});

test('a name that would be too long is cut', () => {
  const long = { ...nginx, metadata: { name: 'a'.repeat(253) } };
  expect(revisionObject(long, '1.36')?.name).toHaveLength(253);
});

test('a timestamp in a template is refused, for its hash depends on the time zone of the controller', () => {
  const stamped = structuredClone(nginx);
  Object.assign(stamped.spec.template.metadata, { creationTimestamp: '2024-01-01T00:00:00Z' });
  expect(() => revisionObject(stamped, '1.36')).toThrow("hashes with the controller's time zone");
});
