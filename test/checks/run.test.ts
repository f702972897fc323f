import type { Baseline } from '../../lib/checks/baseline';
import { baselineText, parseBaseline } from '../../lib/checks/baseline';
import { CHECKS } from '../../lib/checks/registry';
import { judge, said } from './judge';
import { budget, deployment, object, service } from './objects';

const ignored = (reason: unknown, id = 'no-readiness') =>
  deployment({ annotations: { [`cdk8s-rollout/ignore.${id}`]: reason } });
const of = (...ids: readonly string[]) => ({ checks: CHECKS.filter(({ id }) => ids.includes(id)) });

test('findings stand the gravest first, then by object, check and path, whatever the order of the manifests', () => {
  const objects = [
    deployment(),
    service(),
    deployment({ name: 'api' }),
    service({}, 'api'),
    budget({ minAvailable: 3 }),
  ];
  const { findings } = judge({ head: objects });
  expect(findings.map(({ severity, object: { name }, id }) => `${severity} ${name} ${id}`)).toEqual([
    'error api no-readiness',
    'error web no-readiness',
    'error web pdb-blocks-drain',
    'warning api no-prestop',
    'warning api pdb-missing',
    'warning api spread-missing',
    'warning web no-prestop',
    'warning web spread-missing',
    'warning web pdb-unhealthy',
    'info api min-ready-zero',
    'info api mutable-tag',
    'info web min-ready-zero',
    'info web mutable-tag',
  ]);
  expect(judge({ head: [...objects].reverse() }).findings.map(said)).toEqual(findings.map(said));
});

test('a suppression with a reason answers the findings of its check on its object', () => {
  const { findings, suppressed, unused } = judge({ head: [ignored('a demo'), service()] }, of('no-readiness'));
  expect(findings).toEqual([]);
  expect(suppressed.map(({ finding, reason }) => [finding.id, finding.object.name, reason])).toEqual([
    ['no-readiness', 'web', 'a demo'],
  ]);
  expect(unused).toEqual([]);
});

test.each([
  ['no reason', ignored(' ')],
  ['a reason that is no text', ignored(3)],
  ['another check', ignored('a demo', 'no-prestop')],
  ['the pod template', deployment({ template: { annotations: { 'cdk8s-rollout/ignore.no-readiness': 'a demo' } } })],
])('%s answers nothing', (_, head) => {
  expect(judge({ head: [head, service()] }, of('no-readiness')).findings).toHaveLength(1);
});

test('a suppression that answers nothing is unused, but not where its check did not run', () => {
  const head = [ignored('a demo')];
  expect(judge({ head }, of('no-readiness')).unused).toEqual([
    {
      id: 'no-readiness',
      object: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', target: 'default' },
      file: 'all.yaml',
      line: 1,
    },
  ]);
  expect(judge({ head }, of('no-prestop')).unused).toEqual([]);
  expect(judge({ head: [ignored('a demo', 'service-cutover')] }).unused).toEqual([]);
});

test('a project can make checks more or less grave, and turn them off', () => {
  const severities = new Map([
    ['no-readiness', 'info'],
    ['no-prestop', 'off'],
    ['mutable-tag', 'error'],
  ] as const);
  const { findings } = judge(
    { head: [deployment(), service()] },
    { severities, ...of('no-readiness', 'no-prestop', 'mutable-tag') },
  );
  expect(findings.map(({ severity, id }) => `${severity} ${id}`)).toEqual(['error mutable-tag', 'info no-readiness']);
});

test('only what is wanted is told, but all of the manifests are judged', () => {
  const { findings } = judge(
    {
      head: [deployment(), service(), deployment({ name: 'api' }), service({}, 'api')],
      isJudged: ({ name }) => name === 'api',
    },
    of('no-readiness'),
  );
  expect(findings.map(({ object: { name } }) => name)).toEqual(['api']);
});

describe('a baseline', () => {
  const before = judge({ head: [deployment(), service()] }).findings;
  const baseline = parseBaseline(baselineText(before)) as Baseline;

  test('knows what was found when it was written, also where lines and values are others', () => {
    const head = [object('v1', 'ConfigMap', 'first'), deployment({ spec: { replicas: 5 } }), service()];
    const { findings, known, stale } = judge({ head }, { baseline });
    expect(known.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
    expect(findings.map(({ id }) => id)).toEqual(['unused-config']);
    expect(stale).toEqual([]);
  });

  test('does not know another object, nor a second finding of the same kind', () => {
    const twice = [
      { name: 'web', image: 'a:1', ports: [{ containerPort: 8080 }] },
      { name: 'two', image: 'a:1', ports: [{ containerPort: 8080 }] },
    ];
    const { findings } = judge(
      { head: [deployment({ containers: twice }), service()] },
      { baseline, ...of('no-readiness') },
    );
    expect(findings.map(said)).toEqual([expect.stringContaining('containers[1]')]);
    expect(judge({ head: [deployment({ name: 'api' }), service({}, 'api')] }, { baseline }).known).toEqual([]);
  });

  test('does not know what has become graver, unless the project says how grave it is', () => {
    const untagged = { head: [deployment({ container: { image: 'registry.example/web' } }), service()] };
    const tags = of('mutable-tag');
    expect(before.filter(({ id }) => id === 'mutable-tag').map(({ severity }) => severity)).toEqual(['info']);
    expect(judge(untagged, { baseline, ...tags }).findings.map(({ severity }) => severity)).toEqual(['warning']);
    const severities = new Map([['mutable-tag', 'error']] as const);
    expect(judge(untagged, { baseline, ...tags, severities }).findings).toEqual([]);
    const graver = parseBaseline(baselineText(judge(untagged).findings)) as Baseline;
    expect(judge({ head: [deployment(), service()] }, { baseline: graver, ...tags }).findings).toEqual([]);
  });

  test('knows at any severity what an older one says nothing of', () => {
    const older = { findings: baseline.findings.map(({ severity: _, ...entry }) => entry) };
    expect(
      judge(
        { head: [deployment({ container: { image: 'registry.example/web' } }), service()] },
        { baseline: older, ...of('mutable-tag') },
      ).findings,
    ).toEqual([]);
  });

  test('says what is mended, of the checks that ran', () => {
    const head = [deployment()];
    expect(
      judge({ head }, { baseline, ...of('no-readiness') }).stale.map(({ id, object: name }) => [id, name]),
    ).toEqual([['no-readiness', 'apps/v1 Deployment web']]);
  });

  test('is the same text whatever the order of the findings, and holds no values', () => {
    expect(baselineText([...before].reverse())).toBe(baselineText(before));
    expect(baselineText(before)).not.toMatch(/registry|all\.yaml|containers/);
  });

  test.each([
    ['no JSON', '{', 'it is not JSON'],
    ['another file', '{}', 'it is no baseline of cdk8s-rollout/v1'],
    [
      'an entry of no severity',
      '{"apiVersion":"cdk8s-rollout/v1","kind":"Baseline","findings":[{"fingerprint":"f","id":"i","object":"o","severity":"bad"}]}',
      'findings[0].severity is none of error, warning, info',
    ],
    [
      'an entry that is none',
      '{"apiVersion":"cdk8s-rollout/v1","kind":"Baseline","findings":[{}]}',
      'findings[0] has no fingerprint, id or object',
    ],
  ])('%s is told', (_, text, says) => {
    expect(parseBaseline(text)).toBe(says);
  });
});
