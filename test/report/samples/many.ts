import type { Plan } from '../../../lib/plan/plan';
import { deployment } from './manifests';
import { planOf } from './plan';
import { workloadOf } from './workload';

const workload = workloadOf(deployment('web', 'example.com/web:1'), deployment('web', 'example.com/web:2'));

/**
 * A plan of so many rollouts.
 * @param longest how long names are
 * @param targets how many targets they are in
 */
export function manyWorkloads(count: number, longest = 8, targets = 1): Plan {
  return planOf({
    workloads: Array.from({ length: count }, (_, index) => ({
      ...workload,
      name: `web-${index}`.padEnd(longest, '-x'),
      target: targets === 1 ? 'default' : `target-${index % targets}`,
    })),
  });
}
