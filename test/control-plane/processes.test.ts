import { reasonIn } from './processes';

test.each([
  ['an unknown flag of a Kubernetes program', 'Error: unknown flag: --nonsense', 'Error: unknown flag: --nonsense'],
  [
    'an error before the usage',
    'flag provided but not defined: -nonsense\nUsage:\n  etcd [flags]\n',
    'flag provided but not defined: -nonsense',
  ],
  ['the last of several errors', 'E1 first\nError: one\nmore\nError: two\n', 'Error: two'],
  ['the last line where none speaks of an error', 'starting\nfell over\n\n', 'fell over'],
  ['nothing in an empty log', '', undefined],
])('the reason in a log is %s', (_, log, reason) => {
  expect(reasonIn(log)).toBe(reason);
});
