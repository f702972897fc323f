import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { appCommand, outputFolder } from '../../../lib/cli/project/app';
import { ScratchProject } from '../scratch-project';

let project: ScratchProject;
beforeEach(() => {
  project = new ScratchProject();
});
afterEach(() => project.remove());

describe.each([
  ['dist', 'dist'],
  ['./dist', 'dist'],
  ['dist/', 'dist'],
  ['./dist/', 'dist'],
  ['build//../dist/prod', 'dist/prod'],
  ['.', '.'],
  ['./', '.'],
  ['../out/', '../out'],
])('the output %s', (output, place) => {
  test(`is ${place} from the project where cdk8s.yaml says it`, () => {
    project.write('cdk8s.yaml', `app: synthesize\noutput: ${output}\n`);
    expect(outputFolder(project.folder)).toBe(place);
    expect(appCommand(project.folder, undefined, undefined).output).toBe(place);
  });

  test(`is ${place} from the project where the environment says it`, () => {
    expect(appCommand(project.folder, undefined, output).output).toBe(place);
  });
});

test('an absolute output is told from the project, too', () => {
  const folder = realpathSync(project.folder);
  project.write('cdk8s.yaml', `app: synthesize\noutput: ${join(folder, 'dist')}\n`);
  expect(outputFolder(folder)).toBe('dist');
});

test('without an output it is dist', () => {
  expect(outputFolder(project.folder)).toBe('dist');
});
