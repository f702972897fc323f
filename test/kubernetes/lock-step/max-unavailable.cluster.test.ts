import { useControlPlane } from '../../control-plane/jest/use-cluster';
import { report, runs, seed, timeLimit } from '../runs';
import { statefulSetsWithMaxUnavailable } from './stateful-set/subject';
import { tallied, walks } from './walks';

const gate = ['--feature-gates=MaxUnavailableStatefulSet=true'];
const cluster = useControlPlane({ flags: { 'kube-apiserver': gate, 'kube-controller-manager': gate } });

test(
  'so do StatefulSets with maxUnavailable where its gate is on',
  async () => {
    const tally = await walks(statefulSetsWithMaxUnavailable, cluster(), { seed, walks: runs(60) });
    report(tallied('StatefulSets with maxUnavailable', tally));
  },
  timeLimit(3_600_000),
);
