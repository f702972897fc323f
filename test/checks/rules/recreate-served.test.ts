import { deployment } from '../objects';
import { testRule } from '../test-rule';

testRule('recreate-served', {
  bad: [
    'warning deployment/web spec.strategy.type = "Recreate": in every rollout service/web has no pod, from when the old ones stop until a new one is ready',
  ],
  cases: [['nobody sends it requests', { head: [deployment({ spec: { strategy: { type: 'Recreate' } } })] }, []]],
});
