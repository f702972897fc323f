import { plainText } from '../../lib/report/words/plain';
import { targetLines } from '../../lib/report/words/targets';
import { manyWorkloads } from './samples/many';
import { planOf } from './samples/plan';
import { samples } from './samples/samples';

const lines = (...args: Parameters<typeof targetLines>) => targetLines(...args).map(plainText);

test('each target of several has a line, by name, also when nothing changes in it', () => {
  const [rollout] = samples.course.workloads;
  const [unchanged] = samples.unchanged.workloads;
  const object = { apiVersion: 'v1', kind: 'ConfigMap', causes: [], notJudged: [], change: 'update' } as const;
  const plan = planOf({
    workloads: [
      { ...rollout, target: 'prod' } as NonNullable<typeof rollout>,
      { ...unchanged, target: 'dev' } as NonNullable<typeof unchanged>,
    ],
    objects: [
      { ...object, name: 'one', target: 'prod' },
      { ...object, name: 'two', target: 'prod' },
      { ...object, name: 'gone', target: 'lab', change: 'delete' },
    ],
  });
  expect(lines(plan)).toEqual(['dev: nothing changes', 'lab: 1 deletion', 'prod: 1 rollout, 2 updates']);
});

test('a plan of one target has no such lines', () => {
  expect(lines(samples.broken)).toEqual([]);
  expect(lines(planOf({}))).toEqual([]);
});

test('of very many targets as many are told as there is room for', () => {
  expect(lines(manyWorkloads(30, 8, 30), 2)).toEqual([
    'target-0: 1 rollout',
    'target-1: 1 rollout',
    'and 28 more targets',
  ]);
  expect(lines(manyWorkloads(3, 8, 3), 3)).toHaveLength(3);
});
