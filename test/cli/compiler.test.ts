import { spawnSync } from 'node:child_process';
import { flagsFor } from '../../lib/cli/compiler';

test.each([
  ['20.12.0', ['--max-inlined-bytecode-size-cumulative', '--interrupt-budget']],
  ['22.3.0', ['--max-inlined-bytecode-size-cumulative']],
  ['24.0.0', []],
])('Node %s is told what it knows', (version, names) => {
  expect(flagsFor(version).map((flag) => flag.split('=')[0])).toEqual(names);
});

test('this Node takes them, and would say so if it did not', () => {
  const run = (flags: readonly string[]) => {
    const set = `process.argv.slice(1).forEach((flag) => require('node:v8').setFlagsFromString(flag))`;
    const { status, stderr } = spawnSync(process.execPath, ['-e', set, '--', ...flags], { encoding: 'utf8' });
    return { status, stderr };
  };
  expect(run(flagsFor(process.versions.node))).toEqual({ status: 0, stderr: '' });
  expect(run(['--no-such-flag']).stderr).toContain('unrecognized flag');
});
