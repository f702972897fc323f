import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { planJson } from '../../lib/report/json/json';
import { full } from './samples/full';
import { samples } from './samples/samples';

const schema = JSON.parse(readFileSync('schema/plan.v1.json', 'utf8')) as object;
/** A number of pods may be written as a percentage: two types that ajv's strict mode wants allowed by name. */
const STRICT = { strict: true, allowUnionTypes: true };

const plans = [
  ...Object.entries(samples).map(([name, plan]) => [name, { plan, findings: [] }] as const),
  ['full', full()] as const,
];

/** The schema with all fields declared: a plan may have others only for the sake of later versions. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) {
    return node.map(closed);
  }
  if (typeof node !== 'object' || node === null) {
    return node;
  }
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  return 'properties' in copy && typeof copy.properties === 'object' ? { additionalProperties: false, ...copy } : copy;
}

/** The same with the keys of every object in the opposite order, but for values that come from manifests. */
function turned<T>(value: T): T {
  if (Array.isArray(value)) {
    return value.map(turned) as T;
  }
  return typeof value === 'object' && value !== null
    ? (Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, each]) => [key, OF_MANIFESTS.has(key) ? each : turned(each)]),
      ) as T)
    : value;
}

const OF_MANIFESTS: ReadonlySet<string> = new Set(['from', 'to']);

const validate = new Ajv({ ...STRICT, allErrors: true }).compile(closed(schema) as object);

describe.each(plans)('the plan %s as JSON', (_, { plan, findings }) => {
  const text = planJson(plan, findings);

  test('is what the schema says, and has no field that the schema does not have', () => {
    validate(JSON.parse(text));
    expect(validate.errors).toBeNull();
  });

  test('says all that the plan says', () => {
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify({ ...plan, findings })));
  });

  test('is the same bytes in whatever order its keys were made', () => {
    expect(planJson(turned(plan), turned(findings))).toBe(text);
  });
});

test('the schema takes fields that a later version adds, and refuses what is not a plan', () => {
  const validate = new Ajv(STRICT).compile(schema);
  const plan = JSON.parse(planJson(samples.course));
  const with_ = (change: object) => validate({ ...plan, ...change });
  expect(with_({ later: 1, workloads: [{ ...plan.workloads[0], later: 1 }] })).toBe(true);
  for (const wrong of [
    { kind: 'Plans' },
    { apiVersion: 'cdk8s-rollout/v2' },
    { kubernetes: '1.36.3' },
    { findings: null },
    { workloads: [{ ...plan.workloads[0], verdict: 'explode' }] },
    { workloads: [{ ...plan.workloads[0], timeline: {} }] },
  ]) {
    expect([wrong, with_(wrong)]).toEqual([wrong, false]);
  }
});

test('the plan has the fields that are promised to readers', () => {
  const { plan, findings } = full();
  const document = JSON.parse(planJson(plan, findings));
  const [workload] = document.workloads;
  const step = { at: 0, old: 4, new: 0, ready: 4, available: 4, terminating: 0 };
  const timeline = {
    steps: expect.arrayContaining([step]),
    peakPods: 5,
    peakPodsWithTerminating: 7,
    minAvailable: 3,
    seconds: expect.any(Number),
    verdict: expect.objectContaining({ outcome: expect.any(String), at: expect.any(Number) }),
  };
  expect(document).toMatchObject({
    apiVersion: 'cdk8s-rollout/v1',
    kind: 'Plan',
    kubernetes: '1.36',
    assumptions: expect.any(Object),
    summary: expect.any(Object),
    refusals: [{ object: expect.any(Object), path: 'spec.selector', message: expect.any(String) }],
    findings: [expect.objectContaining({ id: 'no-readiness' }), expect.objectContaining({ id: 'unused' })],
  });
  expect(workload).toMatchObject({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    namespace: 'shop',
    name: 'web',
    target: 'default',
    verdict: 'rollout',
    changes: ['rollout'],
    revision: { from: 3, to: 4 },
    replicaSet: { name: 'web-5d4f6b8c9', reused: true },
    timeline,
    ifNeverReady: { timeline: { ...timeline, peakPodsWithTerminating: expect.any(Number) } },
  });
  expect(workload.causes[0]).toMatchObject({
    path: 'spec.template.spec.containers[0].image',
    from: 'web:1',
    to: 'web:2',
  });
  const object = { apiVersion: 'v1', kind: 'Service', namespace: 'shop', name: 'web', change: 'update' };
  expect(document.objects[0]).toMatchObject({ ...object, causes: [{ from: 'blue', to: 'green' }] });
});

test('every field that a plan can have is in the sample that is tested', () => {
  const text = planJson(full().plan, full().findings);
  const declared = new Set<string>();
  const collect = (node: unknown): void => {
    if (typeof node === 'object' && node !== null) {
      const { properties } = node as { readonly properties?: object };
      Object.keys(properties ?? {}).forEach((key) => {
        declared.add(key);
      });
      Object.values(node).forEach(collect);
    }
  };
  collect(schema);
  const missing = [...declared].filter((key) => !text.includes(`"${key}":`));
  // How a rollout ends otherwise is in other samples.
  expect(missing).toEqual(['completesAt']);
  expect(declared.size).toBeGreaterThan(100);
});
