import { appendHash } from '../../lib/kubernetes/append-hash';

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
