import { useControlPlane } from '../../control-plane/jest/use-cluster';
import { report, runs, seed, timeLimit } from '../runs';
import { statefulSetsWithMaxUnavailable } from './stateful-set/subject';
import { walks } from './walks';

const gate = ['--feature-gates=MaxUnavailableStatefulSet=true'];
const cluster = useControlPlane({ flags: { 'kube-apiserver': gate, 'kube-controller-manager': gate } });

test(
  'so do StatefulSets with maxUnavailable where its gate is on',
  async () => {
    const tally = await walks(statefulSetsWithMaxUnavailable, cluster(), { seed, walks: runs(60) });
    report(`StatefulSets with maxUnavailable in lock step: ${tally.walks} walks, ${tally.events} events, no mismatch`);
  },
  timeLimit(3_600_000),
);
