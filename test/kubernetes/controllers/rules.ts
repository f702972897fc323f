import { breakRules } from '../broken-rules';

// Formulas of the controllers, in which a bound or a rounding is a little off.
breakRules([
  {
    name: 'surge is rounded up',
    file: 'controllers/deployment/fenceposts.ts',
    right: "getScaledValueFromIntOrPercent(maxSurge, desired, 'up')",
    wrong: "getScaledValueFromIntOrPercent(maxSurge, desired, 'down')",
    suite: 'controllers/deployment/fenceposts',
  },
  {
    name: 'old pods go oldest ReplicaSet first, as far as available pods allow',
    file: 'controllers/deployment/scale-down.ts',
    right: 'Math.min(spec.replicas, total - done)',
    wrong: 'Math.min(spec.replicas, total)',
    suite: 'controllers/deployment/scale-down',
  },
  {
    name: 'half a pod of a share is a pod',
    file: 'controllers/deployment/proportion.ts',
    right: 'share + 0.5',
    wrong: 'share + 0.4',
    suite: 'controllers/deployment/scale.test',
  },
  {
    name: 'a rollout is late after its deadline, not at it',
    file: 'controllers/deployment/progress.ts',
    right: 'progressDeadlineSeconds * 1000 < now',
    wrong: 'progressDeadlineSeconds * 1000 <= now',
    suite: 'controllers/deployment/progress',
  },
  {
    name: 'a pod is available at minReadySeconds, not after',
    file: 'controllers/pod-available.ts',
    right: 'minReadySeconds * 1000 <= now',
    wrong: 'minReadySeconds * 1000 < now',
    suite: 'controllers/replica-set/counts',
  },
  {
    name: 'the pod with more neighbours is deleted first',
    file: 'controllers/replica-set/deletion-order.ts',
    right: 'rank(b) - rank(a)',
    wrong: 'rank(a) - rank(b)',
    suite: 'controllers/replica-set/deletion-order',
  },
]);
