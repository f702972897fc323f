import { useControlPlane } from '../../control-plane/jest/use-cluster';
import { report, runs, seed, timeLimit } from '../runs';
import { deployments } from './deployment/subject';
import { tallied, walks } from './walks';

const cluster = useControlPlane();

test(
  'a Deployment and its ReplicaSets go the way of the model, event by event',
  async () => {
    const tally = await walks(deployments, cluster(), { seed: seed * 1_000_000, walks: runs(300) });
    report(tallied('Deployments', tally));
  },
  timeLimit(3_600_000),
);
