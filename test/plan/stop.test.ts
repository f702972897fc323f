import { container, deployment, planOf } from './manifests';

const sleeping = (seconds: number, image: string) =>
  deployment(
    { strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }, replicas: 1 },
    { containers: [container({ image, lifecycle: { preStop: { sleep: { seconds } } } })] },
  );

test.each<[what: string, before: number, after: number, gone: number]>([
  ['a pod is gone when its sleep is over', 10, 10, 15],
  ['the old template says how long old pods sleep', 7, 20, 12],
  ['a short sleep takes no longer than a pod does anyway', 1, 1, 7],
])('%s', (_, before, after, gone) => {
  const plan = planOf([sleeping(before, 'a:1')], [sleeping(after, 'a:2')]);
  // Ready after 5 s, and then the old one goes.
  expect(plan.workloads[0]?.timeline?.steps.at(-1)).toMatchObject({ at: gone, terminating: 0, new: 1 });
  const says = plan.assumptions.others.includes('A pod with a longer preStop sleep stops when that is over.');
  expect(says).toBe(Math.max(before, after) > 2);
});
