import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { Runner } from './runner';

let runner: Runner;

beforeEach(() => {
  runner = new Runner();
});

afterEach(() => runner.remove());

test.each<[what: string, text: string, first: string]>([
  ['words', ' --kubernetes  1.34 --apply server ', '[plan][--kubernetes][1.34][--apply][server]'],
  ['lines', '--kubernetes 1.34\n--apply server\n\n', '[plan][--kubernetes][1.34][--apply][server]'],
  ['lines that go on', '--kubernetes 1.34 \\\n  --apply server\n', '[plan][--kubernetes][1.34][--apply][server]'],
  ['quotes', `--history "old revisions" --base='a "b"' -n ''`, '[plan][--history][old revisions][--base=a "b"][-n][]'],
  ['what a shell would expand', '--base $HOME/* `id` $(id) ; & #', '[plan][--base][$HOME/*][`id`][$(id)][;][&][#]'],
  ['nothing', ' \n ', '[plan]'],
])('arguments are split as a shell does: %s', (_, text, first) => {
  expect(runner.run({ ARGUMENTS: text })).toMatchObject({ status: 0, first });
});

test('the command is split in the same way', () => {
  const own = join(runner.folder, 'own commands');
  mkdirSync(own);
  renameSync(join(runner.folder, 'rollout'), join(own, 'rollout'));
  expect(runner.run({ COMMAND: `"${own}/rollout"\n--debug` })).toMatchObject({ status: 0, first: '[--debug][plan]' });
});

test.each(['--base "a', "--base 'a\nb'"])('a quote that is not closed is an error: %j', (text) => {
  expect(runner.run({ ARGUMENTS: text })).toMatchObject({
    status: 1,
    stdout: '::error::The arguments cannot be split: a quote is not closed in its line.\n',
    log: [''],
  });
});
