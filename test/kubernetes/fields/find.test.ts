import fc from 'fast-check';
import { availability, isUsable } from '../../../lib/kubernetes/fields/availability';
import { findFields } from '../../../lib/kubernetes/fields/find';
import { gatedFields } from '../../../lib/kubernetes/fields/gates';
import { schemaOf } from '../../../lib/kubernetes/fields/schema';
import type { GoType } from '../../../lib/kubernetes/fields/type';
import { type Minor, minors } from '../../../lib/kubernetes/minor';

function deployment(container: object, spec: object = {}): object {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'x' },
    spec: { template: { spec: { containers: [{ name: 'a', ...container }] } }, ...spec },
  };
}

test.each<readonly [string, object, string, string | undefined]>([
  ['a letter too many', deployment({ imagee: 'x' }), 'spec.template.spec.containers[0].imagee', 'image'],
  ['the wrong case', deployment({}, { Replicas: 1 }), 'spec.Replicas', 'replicas'],
  [
    'letters in the wrong order',
    deployment({ lifecylce: {} }),
    'spec.template.spec.containers[0].lifecylce',
    'lifecycle',
  ],
  ['nothing like it', deployment({}, { frobnicate: 1 }), 'spec.frobnicate', undefined],
  ["a key of JavaScript's prototype", deployment({}, { constructor: 1 }), 'spec.constructor', undefined],
  [
    'a field of an embedded struct',
    deployment({ livenessProbe: { htpGet: {} } }),
    'spec.template.spec.containers[0].livenessProbe.htpGet',
    'httpGet',
  ],
])('an unknown field is found by %s', (_, manifest, path, didYouMean) => {
  expect(findFields(manifest, '1.36')).toEqual([
    { path, reason: 'unknown', ...(didYouMean === undefined ? {} : { didYouMean }) },
  ]);
});

const sleep = 'spec.template.spec.containers[0].lifecycle.preStop.sleep';

test.each<readonly [Minor, readonly object[]]>([
  ['1.28', [{ path: sleep, reason: 'newer' }]],
  ['1.29', [{ path: sleep, reason: 'off' }]],
  ['1.30', []],
  ['1.37', []],
])('on %s, preStop.sleep is unknown, off or honoured', (minor, expected) => {
  const found = findFields(deployment({ lifecycle: { preStop: { sleep: { seconds: 5 } } } }), minor);
  expect(found.map(({ path, reason }) => ({ path, reason }))).toEqual(expected);
});

test('a field that a minor took away says until when it stood', () => {
  const manifest = deployment({});
  Object.assign(Object(manifest).spec.template.spec, { workloadRef: { name: 'x' } });
  expect(findFields(manifest, '1.36')).toEqual([
    {
      path: 'spec.template.spec.workloadRef',
      reason: 'removed',
      availability: { since: '1.35', until: '1.35', gate: { name: 'GenericWorkload' } },
    },
  ]);
});

test.each<readonly [string, string, object]>([
  ['core.LifecycleHandler', 'sleep', { since: '1.29', gate: { name: 'PodLifecycleSleepAction', on: '1.30' } }],
  ['core.Container', 'image', {}],
  ['core.Volume', 'image', { since: '1.31', gate: { name: 'ImageVolume', on: '1.35' } }],
  ['core.PodSpec', 'hostnameOverride', { since: '1.34', gate: { name: 'HostnameOverride', on: '1.35' } }],
  [
    'core.ServiceSpec',
    'trafficDistribution',
    { since: '1.30', gate: { name: 'ServiceTrafficDistribution', on: '1.31' } },
  ],
])('%s.%s is available as the release notes say', (struct, key, expected) => {
  expect(availability(struct, key)).toEqual(expected);
});

test('every gated field is one of the table, and its gate is not on before the field exists', () => {
  for (const field of gatedFields) {
    const at = field.lastIndexOf('.');
    const found = availability(field.slice(0, at), field.slice(at + 1));
    expect({ field, found }).toEqual({ field, found: expect.objectContaining({ gate: expect.anything() }) });
    const usable = minors.filter((minor) => found !== undefined && isUsable(found, minor));
    expect({ field, first: usable[0] }).toEqual({ field, first: found?.gate?.on });
  }
});

test('any JSON in the place of any field is read without an exception', () => {
  const anything = fc.jsonValue({ maxDepth: 4 });
  fc.assert(
    fc.property(anything, anything, anything, (metadata, spec, container) => {
      findFields({ apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec }, '1.36');
      findFields(deployment(Object(container)), '1.26');
    }),
  );
});

test('deep nesting is read without an exception', () => {
  let deep: unknown = {};
  for (let depth = 0; depth < 10_000; depth++) {
    deep = { nodeAffinity: deep, a: [deep] };
  }
  expect(findFields(deployment({ env: deep, lifecycle: deep }), '1.36').length).toBeGreaterThan(0);
});

test('every type that a field names is in the table, in every minor', () => {
  for (const minor of minors) {
    const schema = schemaOf(minor);
    const missing = new Set<string>();
    const seen = new Set<string>();
    const visit = (name: string): void => {
      const struct = schema.struct(name);
      if (seen.has(name) || struct === undefined) {
        return;
      }
      seen.add(name);
      for (const { type } of struct.fields) {
        const inner = schema.underlying(element(type));
        if (inner.kind === 'named') {
          if (schema.struct(inner.name) === undefined && !LEAVES.has(inner.name)) {
            missing.add(inner.name);
          }
          visit(inner.name);
        }
      }
    };
    visit('apps.Deployment');
    expect([...missing]).toEqual([]);
    expect(seen.size).toBeGreaterThan(100);
  }
});

function element(type: GoType): GoType {
  return 'of' in type ? element(type.of) : type;
}

const LEAVES = new Set(['meta.Time', 'meta.MicroTime', 'meta.FieldsV1', 'resource.Quantity', 'intstr.IntOrString']);
