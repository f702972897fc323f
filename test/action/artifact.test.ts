import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { Runner } from './runner';

let runner: Runner;

beforeEach(() => {
  runner = new Runner();
});

afterEach(() => runner.remove());

describe('the artifact', () => {
  const nameFor = (id: string) => /^artifact=(.*)$/m.exec(runner.run({ ID: id }).output)?.[1];

  test.each([
    ['', 'plan'],
    ['prod', 'plan-prod'],
    ['eu-1_a.b', 'plan-eu-1_a.b'],
  ])('of %j is called %s', (id, name) => {
    expect(nameFor(id)).toBe(name);
  });

  test('has a name that can be uploaded, and another for each id', () => {
    const ids = ['prod/eu', 'prod:eu', 'prod-eu', 'a b', 'a\\b', 'a"<>|*?', 'a\nartifact=b', 'größe'];
    const names = ids.map(nameFor);
    expect(names.filter((name) => !/^plan-[\w.-]+$/.test(name ?? ''))).toEqual([]);
    expect(new Set(names).size).toBe(ids.length);
    expect(nameFor('prod/eu')).toMatch(/^plan-prod-eu-\d+$/);
  });
});

test('action.yml uploads the page under that name', () => {
  const { runs } = parse(readFileSync('action.yml', 'utf8')) as {
    readonly runs: { readonly steps: readonly { readonly with?: Readonly<Record<string, string>> }[] };
  };
  expect(runs.steps.at(-1)?.with?.name).toMatch(/^\$\{\{ steps\.plan\.outputs\.artifact \}\}$/);
});
