import { budget } from '../objects';
import { testRule } from '../test-rule';

testRule('pdb-unhealthy', {
  bad: [
    'warning poddisruptionbudget/web spec.unhealthyPodEvictionPolicy: pods that are not ready may not be evicted while too few are: a broken release keeps nodes from being drained',
  ],
  cases: [
    [
      'the default, spelt out',
      { head: [budget({ unhealthyPodEvictionPolicy: 'IfHealthyBudget' })] },
      [
        expect.stringMatching(
          /^warning poddisruptionbudget\/web spec.unhealthyPodEvictionPolicy = "IfHealthyBudget": /,
        ),
      ],
    ],
    ['before 1.27 it cannot be set', { head: [budget()], minor: '1.26' }, []],
  ],
});
