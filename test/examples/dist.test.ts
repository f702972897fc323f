import { resolve } from 'node:path';
import { examples } from '../../examples/apps';
import { readOutput, type Synthesized, synthesize } from './synthesize';

const apps = [{ name: 'main.ts', file: resolve('main.ts'), dist: resolve('dist') }, ...examples()];

test('the examples are those that the docs name', () => {
  expect(examples().map(({ name }) => name)).toEqual([
    'adopted/before',
    'adopted/finished',
    'adopted/main',
    'adopted/pinned',
    'adopted/versioned',
    'agent',
    'course/v1',
    'course/v2',
    'course/v3',
    'database',
    'several-containers/after',
    'several-containers/before',
    'targets/dev',
    'targets/prod',
    'web',
  ]);
});

describe.each(apps)('$name', ({ file, dist }) => {
  let synthesized: Synthesized;
  beforeAll(() => {
    synthesized = synthesize(file);
  });

  test('gives the committed manifests byte for byte (`npm start`, `npm run examples` write them anew)', () => {
    expect(synthesized.first).toEqual(readOutput(dist));
  });

  test('gives the same bytes when it is synthesized twice', () => {
    expect(synthesized.second).toEqual(synthesized.first);
  });
});
