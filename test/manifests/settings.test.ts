import fc from 'fast-check';
import { readSettings } from '../../lib/manifests/settings';

const cdk8s = (text: string) => readSettings(text, 'cdk8s.yaml');

test.each([
  ['1.30', '1.30'],
  ["'1.30'", '1.30'],
  ['"v1.31"', '1.31'],
  ['1.34.2', '1.34'],
])('kubernetes: %s is the minor %s', (written, minor) => {
  expect(cdk8s(`app: x\nrollout:\n  kubernetes: ${written}\n`)).toEqual({
    settings: { kubernetes: minor },
    problems: [],
  });
  expect(readSettings(`kubernetes: ${written}\n`, 'rollout.yaml')).toEqual({
    settings: { kubernetes: minor },
    problems: [],
  });
});

test.each(['', 'app: x\n', 'rollout:\n', '[]\n', 'text\n', '# nothing\n'])(
  '%j has no settings and nothing wrong',
  (text) => {
    expect(cdk8s(text)).toEqual({ settings: {}, problems: [] });
  },
);

test.each([
  [
    'app: x\nrollout:\n  kubernetis: 1.30\n',
    {
      path: 'cdk8s.yaml:3',
      message: 'rollout.kubernetis is not a setting',
      allowed: 'kubernetes, base, apply, podStart, podStop, severities',
      fix: 'did you mean kubernetes?',
    },
  ],
  [
    'rollout:\n  zzz: 1\n',
    {
      path: 'cdk8s.yaml:2',
      message: 'rollout.zzz is not a setting',
      allowed: 'kubernetes, base, apply, podStart, podStop, severities',
    },
  ],
  [
    'rollout:\n  kubernetes: 1.3\n',
    {
      path: 'cdk8s.yaml:2',
      message: 'rollout.kubernetes is not a Kubernetes minor that is known',
      value: '1.3',
      allowed: expect.stringMatching(/^1\.\d+ to 1\.\d+$/),
    },
  ],
  ['rollout:\n  kubernetes: [1.30]\n', expect.objectContaining({ path: 'cdk8s.yaml:2', value: '[1.30]' })],
  ['rollout:\n  kubernetes:\n', expect.objectContaining({ path: 'cdk8s.yaml:2', value: '' })],
  [
    'app: x\nrollout: yes please\n',
    {
      path: 'cdk8s.yaml:2',
      message: 'settings are a mapping of names to values',
      value: 'yes please',
      allowed: 'kubernetes, base, apply, podStart, podStop, severities',
    },
  ],
  [
    'app: x\nrollout: {\n',
    expect.objectContaining({
      path: expect.stringMatching(/^cdk8s\.yaml:\d$/),
      message: expect.stringMatching(/^is not YAML: /),
    }),
  ],
  [
    'rollout:\n  apply: kubectl\n',
    {
      path: 'cdk8s.yaml:2',
      message: 'rollout.apply is not a way to apply manifests',
      value: 'kubectl',
      allowed: 'client, server',
    },
  ],
  [
    'rollout:\n  podStart: 5\n',
    {
      path: 'cdk8s.yaml:2',
      message: 'rollout.podStart is not a duration',
      value: '5',
      allowed: 'a number with its unit, such as 5s or 1m30s',
    },
  ],
  [
    'rollout:\n  podStop: [1s]\n',
    {
      path: 'cdk8s.yaml:2',
      message: 'rollout.podStop is not a duration',
      value: '[1s]',
      allowed: 'a number with its unit, such as 5s or 1m30s',
    },
  ],
  [
    'rollout:\n  constructor: 1\n',
    {
      path: 'cdk8s.yaml:2',
      message: 'rollout.constructor is not a setting',
      allowed: 'kubernetes, base, apply, podStart, podStop, severities',
    },
  ],
  ['a: 1\na: 2\n', { path: 'cdk8s.yaml:2', message: 'is not YAML: duplicate key' }],
])('%j is refused with the line, the value and what is allowed', (text, problem) => {
  expect(cdk8s(text)).toEqual({ settings: {}, problems: [problem] });
});

test('how it is applied and how long pods take is read', () => {
  expect(cdk8s('rollout:\n  apply: server\n  podStart: 1m30s\n  podStop: 500ms\n')).toEqual({
    settings: { apply: 'server', podStartSeconds: 90, podStopSeconds: 0.5 },
    problems: [],
  });
});

test('all that is wrong is told at once', () => {
  expect(cdk8s('rollout:\n  a: 1\n  kubernetes: 7\n  b: 2\n').problems.map(({ path }) => path)).toEqual([
    'cdk8s.yaml:2',
    'cdk8s.yaml:3',
    'cdk8s.yaml:4',
  ]);
});

test('an alias counts as what it stands for', () => {
  expect(cdk8s('x: &minor 1.30\nrollout:\n  kubernetes: *minor\n').settings).toEqual({ kubernetes: '1.30' });
});

test('no text makes it throw', () => {
  const line = fc.constantFrom(
    'rollout:',
    'kubernetes: 1.30',
    '  kubernetes: *a',
    '  &a x: !!set {a}',
    '? [a]',
    '- a',
    '%YAML 1.1',
    '---',
    '  *a : b',
    '{',
    '"',
    '*!',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(line).map((lines) => lines.join('\n')),
        fc.string(),
      ),
      (text) => {
        expect(() => cdk8s(text)).not.toThrow();
        expect(() => readSettings(text, 'rollout.yaml')).not.toThrow();
      },
    ),
    { numRuns: 500 },
  );
});

test('severities: which check is how grave, and where that is said', () => {
  const text =
    'app: x\nrollout:\n  severities:\n    no-prestop: error\n    mutable-tag: off\n    "no-readiness": info\n';
  expect(cdk8s(text)).toEqual({
    settings: {
      severities: [
        { id: 'no-prestop', severity: 'error', path: 'cdk8s.yaml:4' },
        { id: 'mutable-tag', severity: 'off', path: 'cdk8s.yaml:5' },
        { id: 'no-readiness', severity: 'info', path: 'cdk8s.yaml:6' },
      ],
    },
    problems: [],
  });
});

test.each([
  [
    'rollout:\n  severities:\n    no-prestop: warn\n',
    {
      path: 'cdk8s.yaml:3',
      message: 'rollout.severities.no-prestop is no severity',
      value: 'warn',
      allowed: 'error, warning, info, off',
      fix: 'did you mean warning?',
    },
  ],
  [
    'rollout:\n  severities:\n    no-prestop: [off]\n',
    expect.objectContaining({ path: 'cdk8s.yaml:3', value: '[off]' }),
  ],
  [
    'rollout:\n  severities: error\n',
    {
      path: 'cdk8s.yaml:2',
      message: 'rollout.severities is not a mapping of checks to severities',
      value: 'error',
      allowed: 'lines such as no-prestop: error',
    },
  ],
])('severities: %j is told', (text, problem) => {
  expect(cdk8s(text).problems).toEqual([problem]);
});
