import fc from 'fast-check';
import {
  maxSurge,
  maxUnavailable,
  resolveFenceposts,
} from '../../../../lib/kubernetes/controllers/deployment/fenceposts';
import { deployment } from './states';

test.each<readonly [string, number | string, number | string, number, number, number]>([
  ['the defaults round surge up and unavailable down', '25%', '25%', 10, 3, 2],
  ['one pod is replaced by surge alone', '25%', '25%', 1, 1, 0],
  ['exact shares are not rounded', '50%', '20%', 10, 5, 2],
  ['counts are taken as they are', 3, 2, 10, 3, 2],
  ['counts may be larger than the Deployment', 30, 20, 10, 30, 20],
  ['where both come to nothing, one may be unavailable', '0%', '1%', 2, 0, 1],
  ['where both are nothing, one may be unavailable', 0, 0, 5, 0, 1],
  ['any surge at all is one pod', '1%', 0, 2, 1, 0],
  ['surge above a hundred percent', '150%', 0, 4, 6, 0],
  ['no pods at all: counts stay', 2, 1, 0, 2, 1],
  ['no pods at all: percentages come to nothing, and so to one unavailable', '25%', '25%', 0, 0, 1],
])('%s', (_, surge, unavailable, desired, expectedSurge, expectedUnavailable) => {
  expect(resolveFenceposts(surge, unavailable, desired)).toEqual({
    surge: expectedSurge,
    unavailable: expectedUnavailable,
  });
});

const rolling = (surge: number | string, unavailable: number | string) =>
  ({ type: 'RollingUpdate', maxSurge: surge, maxUnavailable: unavailable }) as const;

test.each<readonly [string, Parameters<typeof deployment>[0], number, number]>([
  ['no more may be unavailable than there are', { replicas: 3, strategy: rolling(1, 5) }, 3, 1],
  ['at size 0 none may be unavailable', { replicas: 0, strategy: rolling(2, 1) }, 0, 2],
  ['Recreate has neither', { replicas: 3, strategy: { type: 'Recreate' } }, 0, 0],
  ['the defaults of 4 replicas', {}, 1, 1],
])('%s', (_, spec, unavailable, surge) => {
  expect(maxUnavailable(deployment(spec).spec)).toBe(unavailable);
  expect(maxSurge(deployment(spec).spec)).toBe(surge);
});

test('a rollout can always move: surge or unavailable is above zero', () => {
  const amount = fc.oneof(
    fc.nat(20),
    fc.nat(100).map((percent) => `${percent}%`),
  );
  fc.assert(
    fc.property(amount, amount, fc.nat(50), (surge, unavailable, desired) => {
      const posts = resolveFenceposts(surge, unavailable, desired);
      expect(posts.surge + posts.unavailable).toBeGreaterThan(0);
    }),
  );
});
