import { breakRules } from '../broken-rules';

// Formulas of the controllers, in which a bound or a rounding is a little off.
void breakRules([
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
  {
    name: 'a share of unavailable pods of a StatefulSet is rounded down',
    file: 'controllers/stateful-set/max-unavailable.ts',
    right: "rollingUpdate?.maxUnavailable ?? 1, replicas, 'down'",
    wrong: "rollingUpdate?.maxUnavailable ?? 1, replicas, 'up'",
    suite: 'controllers/stateful-set/max-unavailable',
  },
  {
    name: 'the partition counts from the first ordinal',
    file: 'controllers/stateful-set/new-pod.ts',
    right: 'ordinal < spec.ordinals.start + old',
    wrong: 'ordinal <= spec.ordinals.start + old',
    suite: 'controllers/stateful-set/new-pod',
  },
  {
    name: 'nodes of a DaemonSet that are not served count against those that may be',
    file: 'controllers/daemon-set/without-surge.ts',
    right: 'maxUnavailable - numUnavailable',
    wrong: 'maxUnavailable',
    suite: 'simulation/simulate.property',
  },
  {
    name: 'nodes of a DaemonSet that surge count against those that may',
    file: 'controllers/daemon-set/with-surge.ts',
    right: 'maxSurge - numSurge',
    wrong: 'maxSurge',
    suite: 'simulation/simulate.property',
  },
  {
    name: 'simulated pods are ready for minReadySeconds before they are available',
    file: 'simulation/deployment/pool.ts',
    right: 'this.ready.push(started, now + this.minReady)',
    wrong: 'this.ready.push(started, now)',
    suite: 'simulation/explicit.property',
  },
  {
    name: 'the fewest available pods of all steps are told',
    file: 'simulation/recorder.ts',
    right: 'Math.min(this.minAvailable, counts.available)',
    wrong: 'Math.max(this.minAvailable, counts.available)',
    suite: 'simulation/simulate.property',
  },
]);
