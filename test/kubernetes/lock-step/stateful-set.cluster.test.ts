import { useControlPlane } from '../../control-plane/jest/use-cluster';
import { report, runs, seed, timeLimit } from '../runs';
import { statefulSets } from './stateful-set/subject';
import { tallied, walks } from './walks';

const cluster = useControlPlane();

test(
  'StatefulSets go through the same states in the model and on the real control plane',
  async () => {
    const tally = await walks(statefulSets, cluster(), { seed, walks: runs(300) });
    report(tallied('StatefulSets', tally));
  },
  timeLimit(3_600_000),
);
