import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import fc from 'fast-check';
import { baselineText, parseBaseline } from '../../../lib/checks/baseline';
import { type Finding, SEVERITIES } from '../../../lib/checks/finding';
import { CHECKS } from '../../../lib/checks/registry';
import type { CheckResult } from '../../../lib/checks/run';
import { minors } from '../../../lib/kubernetes/minor';
import type { JsonObject } from '../../../lib/kubernetes/value';
import { checkJson } from '../../../lib/report/check/json';
import type { CheckReport } from '../../../lib/report/check/report';
import { judge } from '../../checks/judge';
import { mutated, unique } from '../../checks/mutated';
import { FULL, finding, HOSTILE, report } from './samples';

const schema = JSON.parse(readFileSync('schema/check.v1.json', 'utf8')) as object;
const validate = new Ajv({ strict: true, allErrors: true }).compile(schema);
const document = (of: CheckReport) => JSON.parse(checkJson(of));
const errorsOf = (value: unknown) => {
  validate(value);
  return validate.errors ?? [];
};

test('numbers, findings, and what answers them', () => {
  const { summary, ...rest } = document(FULL);
  expect(summary).toEqual({ objects: 3, error: 1, warning: 1, info: 1, suppressed: 1, known: 1 });
  expect(rest).toEqual({
    apiVersion: 'cdk8s-rollout/v1',
    kind: 'Check',
    kubernetes: '1.36',
    findings: FULL.findings,
    suppressed: [{ ...finding({ id: 'single-replica' }), reason: 'only a demo' }],
    unusedSuppressions: FULL.unused,
    known: FULL.known,
    stale: FULL.stale,
  });
  expect(checkJson(HOSTILE)).not.toMatch(/[^ -~\n]/);
});

test.each([
  ['everything', FULL],
  ['nothing', report()],
  ['hostile names', HOSTILE],
])('%s is what the schema says', (_, of) => {
  expect(errorsOf(document(of))).toEqual([]);
});

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const object = fc.record(
  { apiVersion: text, kind: text, namespace: text, name: text, target: text },
  { requiredKeys: ['apiVersion', 'kind', 'name', 'target'] },
);
const place = { file: text, line: fc.integer({ min: 1 }) };
const edit = fc.record({ path: text, value: fc.jsonValue({ maxDepth: 2 }) }, { requiredKeys: ['path'] });
const found: fc.Arbitrary<Finding> = fc.record(
  {
    id: text,
    severity: fc.constantFrom(...SEVERITIES),
    object,
    ...place,
    path: text,
    value: fc.jsonValue({ maxDepth: 2 }),
    message: text,
    fix: text,
    autofix: fc.record({ edits: fc.array(edit, { maxLength: 2 }), property: text }),
  },
  { requiredKeys: ['id', 'severity', 'object', 'message'] },
);
const some = <T>(each: fc.Arbitrary<T>) => fc.array(each, { maxLength: 3 });
const reports: fc.Arbitrary<CheckReport> = fc.record({
  kubernetes: fc.constantFrom(...minors),
  objects: fc.nat(),
  findings: some(found),
  suppressed: some(fc.record({ finding: found, reason: text })),
  unused: some(fc.record({ id: text, object, ...place }, { requiredKeys: ['id', 'object'] })),
  known: some(found),
  stale: some(fc.record({ fingerprint: text, id: text, object: text })),
});

test('every report is what the schema says, tells all that was found, and is the same bytes in whatever order its keys were made', () => {
  fc.assert(
    fc.property(reports, (of) => {
      const { findings, suppressed, known, unusedSuppressions, stale, ...head } = document(of);
      expect(errorsOf({ ...head, findings, suppressed, known, unusedSuppressions, stale })).toEqual([]);
      const plain = JSON.parse(JSON.stringify(of));
      expect({ findings, known, unused: unusedSuppressions, stale }).toEqual({
        findings: plain.findings,
        known: plain.known,
        unused: plain.unused,
        stale: plain.stale,
      });
      expect(suppressed).toEqual(
        plain.suppressed.map(({ finding: each, reason }: { finding: object; reason: string }) => ({ ...each, reason })),
      );
      expect(checkJson(of)).toMatch(/^(?:[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|\n)*$/u);
      expect(checkJson(turned(of))).toBe(checkJson(of));
    }),
    { numRuns: 100 },
  );
});

/** The same with the keys of every object in the opposite order, but for values that come from manifests. */
function turned<T>(value: T): T {
  return Array.isArray(value)
    ? (value.map(turned) as T)
    : typeof value === 'object' && value !== null
      ? (Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([key, each]) => [key, key === 'value' ? each : turned(each)]),
        ) as T)
      : value;
}

/** A half-written object that suppresses some checks, with and without a reason. */
const suppressing = fc
  .record({ object: mutated, ids: fc.subarray(CHECKS.map(({ id }) => id)), reason: fc.constantFrom('a demo', '', 3) })
  .map(({ object: { metadata, ...rest }, ids, reason }): JsonObject => {
    const annotations = Object.fromEntries(ids.map((id) => [`cdk8s-rollout/ignore.${id}`, reason]));
    return { ...rest, metadata: { ...(metadata as JsonObject), annotations } };
  });

test('what is found in half-written manifests and in a change of them is what the schema says', () => {
  const seen = new Set<string>();
  const tell = (result: CheckResult, objects: number) => {
    const of = document({ kubernetes: '1.36', objects, ...result });
    expect(errorsOf(of)).toEqual([]);
    Object.keys(of).forEach((key) => {
      if (Array.isArray(of[key]) && of[key].length > 0) {
        seen.add(key);
      }
    });
  };
  const some = fc.array(fc.oneof(mutated, suppressing), { maxLength: 5 }).map(unique);
  fc.assert(
    fc.property(some, some, (base, head) => {
      const baseline = parseBaseline(baselineText(judge({ head: base }).findings));
      tell(judge({ base, head }, typeof baseline === 'string' ? {} : { baseline }), head.length);
    }),
    { numRuns: 100 },
  );
  expect([...seen].sort()).toEqual(['findings', 'known', 'stale', 'suppressed', 'unusedSuppressions']);
});

test('the schema takes no other field and misses none that must be there, wherever they stand', () => {
  const places = objectsIn(document(FULL), []);
  expect(places.length).toBeGreaterThan(15);
  for (const path of places) {
    expect([path, errorsOf(changed(FULL, path, (node) => ({ ...node, later: 1 })))]).toEqual([
      path,
      [expect.objectContaining({ keyword: 'additionalProperties' })],
    ]);
    expect(errorsOf(changed(FULL, path, () => ({})))).toContainEqual(expect.objectContaining({ keyword: 'required' }));
  }
});

test.each([
  [{ kind: 'Checks' }],
  [{ apiVersion: 'cdk8s-rollout/v2' }],
  [{ kubernetes: '1.36.3' }],
  [{ findings: null }],
  [{ findings: [{ ...finding(), severity: 'fatal' }] }],
  [{ findings: [{ ...finding(), line: '7' }] }],
  [{ stale: ['f'] }],
])('%j is refused', (wrong) => {
  expect(errorsOf({ ...document(FULL), ...wrong })).not.toEqual([]);
});

test('every field of the schema is in the sample with everything', () => {
  const printed = checkJson(FULL);
  const declared = new Set<string>();
  const collect = (node: unknown): void => {
    if (typeof node === 'object' && node !== null) {
      Object.keys((node as { readonly properties?: object }).properties ?? {}).forEach((key) => {
        declared.add(key);
      });
      Object.values(node).forEach(collect);
    }
  };
  collect(schema);
  expect([...declared].filter((key) => !printed.includes(`"${key}":`))).toEqual([]);
  expect(declared.size).toBeGreaterThanOrEqual(30);
});

type Path = readonly (string | number)[];

/** Where objects of the form stand; what comes from manifests has none. */
function objectsIn(node: unknown, path: Path): readonly Path[] {
  if (Array.isArray(node)) {
    return node.flatMap((each, index) => objectsIn(each, [...path, index]));
  }
  return typeof node !== 'object' || node === null
    ? []
    : [
        path,
        ...Object.entries(node).flatMap(([key, each]) => (key === 'value' ? [] : objectsIn(each, [...path, key]))),
      ];
}

/** The document of a report with one of its objects changed. */
function changed(of: CheckReport, path: Path, change: (node: object) => object): unknown {
  const at = (node: unknown, [key, ...rest]: Path): unknown => {
    if (key === undefined) {
      return change(node as object);
    }
    return Array.isArray(node)
      ? node.map((each, index) => (index === key ? at(each, rest) : each))
      : { ...(node as JsonObject), [key]: at((node as JsonObject)[key], rest) };
  };
  return at(document(of), path);
}
