import { examples } from '../../examples/apps';
import { readOutput, type Synthesized, synthesize } from './synthesize';

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

// main.ts has a history, which no test writes: `cli.test.ts` runs it as a person does.
describe.each(examples())('$name', ({ file, dist }) => {
  let synthesized: Synthesized;
  beforeAll(() => {
    synthesized = synthesize(file);
  });

  test('gives the committed manifests byte for byte (`npm run examples` writes them anew)', () => {
    expect(synthesized.first).toEqual(readOutput(dist));
  });

  test('gives the same bytes when it is synthesized twice', () => {
    expect(synthesized.second).toEqual(synthesized.first);
  });
});
