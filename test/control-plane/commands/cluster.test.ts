import { startNode } from '../fixtures/command';
import { minors } from '../versions';

const start = (...args: string[]) =>
  startNode(['--import', 'tsx', 'test/control-plane/commands/cluster.ts', ...args]).ended;

test('--help tells the options with their defaults, and examples', async () => {
  const { code, stdout, stderr } = await start('--help');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const option of ['--nodes', '--pod-start', '--pod-stop', '--ready-for', '--minor', '--port'])
    expect(stdout).toContain(option);
  expect(stdout).toContain('Examples:\n  npm run cluster\n');
});

test.each([
  [['--nodes', 'many'], "--nodes must be a whole number from 0 to 1000, not 'many'"],
  [['--pod-start', '5'], "'5' is no duration: write 500ms, 2s or 1m30s"],
  [['--minor', '1.2'], `no control plane for Kubernetes 1.2: there is ${minors().join(' and ')}`],
  [['--port', '70000'], "--port must be a whole number from 1 to 65535, not '70000'"],
  [['--colour'], "Unknown option '--colour'"],
])('%j is refused with one line', async (args, message) => {
  expect(await start(...args)).toEqual({
    code: 1,
    stdout: '',
    stderr: `error: ${message} (see npm run cluster -- --help)\n`,
  });
});
