import { Runner } from './runner';

let runner: Runner;

beforeEach(() => {
  runner = new Runner();
});

afterEach(() => runner.remove());

const REFUSED = '::error::The API server would refuse this change: see the plan.\n';
const GRAVE = '::error::The change has findings that are as grave as --fail-on says: see the plan.\n';

test.each<[what: string, env: Readonly<Record<string, string>>, status: number, stdout: string]>([
  ['refused', { REFUSED: '3' }, 3, REFUSED],
  ['refused, which is allowed', { REFUSED: '3', ALLOW_REFUSED: 'true' }, 0, ''],
  ['findings', { REFUSED: '0', ARGUMENTS: '--fail-on warning', FINDING: 'warning' }, 3, GRAVE],
  [
    'findings, where a refusal is allowed',
    { REFUSED: '0', ARGUMENTS: '--fail-on=error', FINDING: 'error', ALLOW_REFUSED: 'true' },
    3,
    GRAVE,
  ],
  ['both', { REFUSED: '3', ARGUMENTS: '--fail-on error', FINDING: 'error' }, 3, REFUSED + GRAVE],
  [
    'both, where a refusal is allowed',
    { REFUSED: '3', ARGUMENTS: '--fail-on error', FINDING: 'error', ALLOW_REFUSED: 'true' },
    3,
    GRAVE,
  ],
  [
    'refused, which is allowed, with findings that are less grave',
    { REFUSED: '3', ARGUMENTS: '--fail-on error', FINDING: 'warning', ALLOW_REFUSED: 'true' },
    0,
    '',
  ],
  [
    'refused, which is allowed, with findings that count from info on',
    { REFUSED: '3', ARGUMENTS: '--fail-on none --fail-on info', FINDING: 'warning', ALLOW_REFUSED: 'true' },
    3,
    GRAVE,
  ],
  [
    'refused, which is allowed, with findings that nobody asked about',
    { REFUSED: '3', ARGUMENTS: '--fail-on error --fail-on none', FINDING: 'error', ALLOW_REFUSED: 'true' },
    0,
    '',
  ],
])('what ends with 3 is told apart: %s', (_, env, status, stdout) => {
  expect(runner.run({ CODE: '3', ...env })).toMatchObject({ status, stdout });
});
